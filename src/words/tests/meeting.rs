//! What work that is started once for each element waits for, whether it ends, and whether what it reads is set meanwhile.

use super::*;

/// What `word` of the work says that `f(*[…])` collects.
fn making(text: &str, word: &str) -> String {
    said(text, &format!("site.positional[0].spread.makings[0].{word}"))
}

#[test]
fn what_runs_until_it_is_stopped_is_told_from_what_ends() {
    for (body, wanted) in [
        ("while True:\n  await g()", "true"),
        ("try:\n  while 1:\n   await g()\n except OSError:\n  pass", "true"),
        ("while True:\n  try: await g()\n  except asyncio.CancelledError: break", "true"),
        ("while True:\n  for y in x:\n   if y: break\n  await g()", "true"),
        ("while not stop.is_set():\n  await g()", "true"),
        ("await server.serve_forever()", "true"),
        ("await on(x)", "true"),
        ("while True:\n  if await g(): break", "false"),
        ("while True:\n  try: return await g()\n  except OSError: pass", "false"),
        ("while not stop.is_set():\n  await g()\n  stop.set()", "false"),
        ("if x:\n  while True: await g()", "false"),
        ("await g()", "false"),
    ] {
        let text = format!(
            "import asyncio\nasync def work(x):\n {body}\nasync def on(x):\n while True: await g()\n\
             async def main(xs):\n await f(*[work(x) for x in xs])\n"
        );
        assert_eq!(making(&text, "endless"), wanted, "{body}");
    }
}

#[test]
fn what_is_taken_out_of_a_collection_is_of_the_class_that_is_put_there() {
    for (make, wait, wanted) in [
        ("ready = {}\nready['a'] = asyncio.Event()", "await ready[x].wait()", "asyncio.Event"),
        ("ready = {n: asyncio.Event() for n in names}", "e = ready[x]\n await e.wait()", "asyncio.Event"),
        ("ready = [asyncio.Event()]", "for e in ready:\n  await e.wait()", "asyncio.Event"),
        ("ready = {1: asyncio.create_task(job)}", "await ready[x]", "asyncio.Task"),
        ("ready = {}", "await ready[x].wait()", ""),
        ("ready = {}\nready['a'] = asyncio.Event()", "ready[x].set()", ""),
    ] {
        let text = format!(
            "import asyncio\n{make}\nasync def work(x):\n {wait}\nasync def main(xs):\n await f(*[work(x) for x in xs])\n"
        );
        assert_eq!(making(&text, "waits_on | join(' ')"), wanted, "{make}; {wait}");
    }
}

#[test]
fn attributes_and_entries_that_are_set_meanwhile_are_other_ones_later() {
    for (body, wanted) in [
        ("jobs = []\n  for x in xs:\n   self.n += 1\n   jobs.append(work(x, self.n))\n  await f(*jobs)", "true"),
        ("jobs = []\n  for x in xs:\n   self.step()\n   jobs.append(work(x, self.n))\n  await f(*jobs)", "true"),
        ("jobs = [work(x, d['k']) for x in xs]\n  d['k'] = 2\n  await f(*jobs)", "true"),
        ("jobs = [work(x, self.n) for x in xs]\n  self.m = 2\n  await f(*jobs)", "false"),
        ("self.n += 1\n  await f(*[work(x, self.n) for x in xs])\n  self.n += 1", "false"),
        ("jobs = [work(x, self.n) for x in xs]\n  await f(*jobs)\n  self.n = 2", "false"),
        ("jobs = [work(x, n) for x in xs]\n  await g(f(*jobs))\n  n = 2", "false"),
        ("jobs = [self.step(x) for x in xs]\n  self.m = 2\n  await f(*jobs)", "false"),
    ] {
        let text = format!(
            "async def work(x, n): pass\nclass A:\n def step(self): self.n += 1\n async def main(self, xs, d):\n  {body}\n"
        );
        assert_eq!(making(&text, "rebound"), wanted, "{body}");
    }
}

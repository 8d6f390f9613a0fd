use super::{check, said};

#[test]
fn jobs_by_position_and_name() {
    let job = |call: &str| said(&format!("import asyncio, threading\nf({call})\n"), "site.args[0].job");
    assert_eq!(job("threading.Thread(target=work)"), "work");
    assert_eq!(job("threading.Thread(None, work)"), "work");
    assert_eq!(job("asyncio.to_thread(work, 1)"), "work");
    assert_eq!(job("asyncio.to_thread(*work)"), "none");
    assert_eq!(job("print(work)"), "none");
}

#[test]
fn functions_that_threads_run() {
    let text = "import threading\ndef low(): f()\ndef work(): low()\nthreading.Thread(target=work)\n";
    check(text, &[("site.function.handed_to('threads')", "true"), ("site.function.handed_to('asyncio.run')", "false")]);
    let text = "import threading, asyncio\ndef f(): pass\ndef go(): asyncio.run(f())\nthreading.Thread(target=go)\n";
    check(text, &[("file.calls('threading.Thread')[0].starts('asyncio.run')", "true")]);
}

#[test]
fn all_that_a_pool_is_given() {
    let given = |body: &str| {
        let text = format!("from concurrent.futures import ThreadPoolExecutor as P\ndef g(xs):\n    {body}\n");
        said(&text, "file.calls('concurrent.futures.ThreadPoolExecutor')[0].jobs_given | join(' ')")
    };
    assert_eq!(given("with P() as p:\n        p.map(a, xs); p.submit(b)"), "a b");
    assert_eq!(given("with P() as p:\n        p.map(a, xs)\n    with P() as p:\n        p.submit(b)"), "a");
    assert_eq!(given("p = P(); p.map(a, xs); p.shutdown()"), "a");
    assert_eq!(given("p = P(); p.map(a, xs); xs(p)"), "");
}

#[test]
fn what_a_pool_of_an_object_is_given() {
    let given = |body: &str| {
        let text = format!(
            "from concurrent.futures import ThreadPoolExecutor as P\nclass C:\n    def __init__(self):\n        \
             self.p = P()\n    def g(self, xs):\n        {body}\n"
        );
        said(&text, "file.calls('concurrent.futures.ThreadPoolExecutor')[0].jobs_given | join(' ')")
    };
    assert_eq!(given("self.p.map(a, xs); self.p.shutdown()"), "a");
    assert_eq!(given("self.p.map(a, xs); xs(self.p)"), "");
    assert_eq!(given("self.p.map(a, xs); self.p = xs"), "");
}

#[test]
fn partial_applications_and_thread_classes() {
    let applied = |call: &str| said(&format!("from functools import partial\nf({call})\n"), "site.args[0].applied");
    assert_eq!(applied("partial(partial(work, 1), 2)"), "work");
    assert_eq!(applied("work"), "work");
    let text = "import asyncio, threading\nclass W(threading.Thread):\n    def run(self): asyncio.run(f())\nW()\n";
    check(text, &[("file.calls('threading.Thread')[0].starts('asyncio.run')", "true")]);
}

#[test]
fn what_surely_computes() {
    let computes = |body: &str| said(&format!("def w(n):\n    {body}\nf(w)\n"), "site.args[0].computes");
    assert_eq!(computes("for i in range(n): n += i * i"), "true");
    assert_eq!(computes("return [i * i for i in range(n)]"), "true");
    assert_eq!(computes("return n * n"), "false");
    assert_eq!(computes("for i in range(n): print(i * i)"), "false");
    assert_eq!(computes("for i in range(n): n.wait(i * i)"), "false");
}

#[test]
fn one_for_each_element() {
    check("for x in xs:\n    y = x\n    f(y)\n", &[("site.per_element | join(' ')", "xs"), ("site.repeated", "true")]);
    check("for x in xs:\n    f(1)\n", &[("site.per_element | join(' ')", ""), ("site.repeated", "true")]);
    check("f(x for x in xs)\n", &[("site.repeated", "false")]);
    check("for x in xs[:3]:\n    f(x)\n", &[("site.per_element[0].bounded", "true")]);
}

#[test]
fn contexts_around_a_place() {
    let text = "import asyncio\nasync def g():\n    async with asyncio.timeout(1):\n        f()\n";
    check(text, &[("site.entered('asyncio.timeout')", "true"), ("site.entered('asyncio.Lock')", "false")]);
    let text = "import sys\nif sys.version_info > (3, 11):\n    from asyncio import timeout as t\nelse:\n    from \
                async_timeout import timeout as t\nasync def g():\n    async with t(1):\n        f()\n";
    check(text, &[("site.entered(['asyncio.timeout', 'async_timeout.timeout'])", "true")]);
    check(text, &[("site.entered('asyncio.timeout')", "false")]);
}

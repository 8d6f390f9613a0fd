use super::said;

const CLASSES: &str = "
import asyncio
from typing import Final, Optional, Sequence
class Unit:
    async def stop(self): pass
class House:
    units: list[Unit]
    def __init__(self, spare: Optional[Unit], names, jobs):
        self.by_name: Final[dict[str, Unit]] = names
        self.jobs: set[asyncio.Task[None]] = jobs
        self.spare = spare or Unit()
";

/// What `site.args[0].type` is in a method of `House`.
fn given(body: &str) -> String {
    said(
        &format!("{CLASSES}    async def go(self, those: Sequence[Unit], *rest: Unit):\n        {body}\n"),
        "site.args[0].type",
    )
}

#[test]
fn what_a_loop_binds_is_what_the_annotation_says() {
    assert_eq!(given("for u in self.units: f(u.stop())"), "coroutine");
    assert_eq!(given("for u in those: f(u.stop())"), "coroutine");
    assert_eq!(given("f([u.stop() for u in self.by_name.values()][0])"), "unknown");
    assert_eq!(given("for u in self.by_name.values(): f(u.stop())"), "coroutine");
    assert_eq!(given("for u in list(reversed(self.units)): f(u.stop())"), "coroutine");
    assert_eq!(given("for t in self.jobs: f(t)"), "task");
    assert_eq!(given("f(self.spare.stop())"), "coroutine");
}

#[test]
fn what_is_not_annotated_stays_unknown() {
    assert_eq!(given("for name in self.by_name: f(name.stop())"), "unknown");
    assert_eq!(given("for u in rest: f(u.stop())"), "unknown");
    assert_eq!(given("for a, b in those: f(a.stop())"), "unknown");
    assert_eq!(given("async for u in those: f(u.stop())"), "unknown");
    assert_eq!(given("for u in self.others: f(u.stop())"), "unknown");
}

#[test]
fn what_was_cancelled_before_is_known() {
    let body = "import asyncio\nasync def g(tasks, more):\n    for task in tasks: task.cancel()\n    f(*tasks)\n    more.cancel()\n";
    assert_eq!(said(body, "site.args[0].spread.is_cancelled"), "true");
    assert_eq!(said(&body.replace("f(*tasks)", "f(*more)"), "site.args[0].spread.is_cancelled"), "false");
}

#[test]
fn a_module_of_a_package_is_an_import_of_it() {
    let asked = "[file.imports(['anyio']), file.imports(['any', 'trio'])] | join(' ')";
    assert_eq!(said("import anyio.to_thread\nf()\n", asked).to_lowercase(), "true false");
}

#[test]
fn a_test_that_computes_of_state_waits_for_others() {
    let asked = "site.args[0].set_elsewhere";
    let given = |test: &str| said(&format!("import time\nclass A:\n    async def go(self, ready): f({test})\n"), asked);
    assert_eq!(given("len(self.those) < 3"), "true");
    assert_eq!(given("not self.names.issubset(self.those)"), "true");
    assert_eq!(given("(code := self.code) is None"), "true");
    assert_eq!(given("time.time() < self.end"), "false");
    assert_eq!(given("ready(self.those)"), "false");
    assert_eq!(given("len(ready) < 3"), "false");
}

#[test]
fn what_a_mapping_is_filled_with_is_what_its_values_are() {
    let jobs = "jobs = {n: self.spare.stop() for n in names}";
    let items = |body: &str| {
        let text = format!("{CLASSES}    async def go(self, names):\n        {body}\n");
        said(&text, "site.args[0].item_type")
    };
    assert_eq!(items(&format!("{jobs}; f(jobs.values())")), "coroutine");
    assert_eq!(items("jobs = {}; jobs[1] = self.spare.stop(); f(jobs.values())"), "coroutine");
    assert_eq!(items("jobs = {1: self.spare.stop(), 2: names}; f(jobs.values())"), "unknown");
    assert_eq!(items(&format!("{jobs}; names(jobs); f(jobs.values())")), "unknown");
    assert_eq!(items(&format!("{jobs}; jobs.update(names); f(jobs.values())")), "unknown");
}

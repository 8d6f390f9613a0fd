//! Stress tests that `punchlist stress` writes: they fail on the code as it is found, and pass once it is mended.

use std::fs;
use std::path::Path;
use std::process::Command;

use libtest_mimic::{Failed, Trial};

use crate::process::{self, Printed};
use crate::python;

/// A race of each kind, beside the examples of the recipes: what to name, the line of the finding, the recipe.
const FOUND: &[(&str, u32, &str)] = &[
    ("tasks/till.py", 14, "python/stale-write"),
    ("tasks/till.py", 19, "python/check-then-act"),
    ("tasks/till.py", 25, "python/stale-write"),
    ("threads.py", 9, "python/unlocked-update"),
    ("threads.py", 17, "python/unlocked-update"),
];

const TILL: &str = "\
import asyncio

from .rates import RATE


class Till:
    total = 0

    def __init__(self, owner: str, start: int = 0):
        self.__sum = start
        self._client = None

    async def pay(self, amount: int, *, note: str):
        old = self.__sum
        await asyncio.sleep(60)
        self.__sum = old + amount * RATE

    async def client(self):
        if self._client is None:
            self._client = await asyncio.to_thread(object)
        return self._client

    @classmethod
    async def count(cls, names: str):
        seen = cls.total
        await asyncio.sleep(60)
        cls.total = seen + len(names)
";

const THREADS: &str = "\
from concurrent.futures import ThreadPoolExecutor


class Stats:
    def __init__(self):
        self.hits = 0

    def hit(self):
        self.hits += 1


stats = Stats()
total = 0

def add(n):
    global total
    total = total + int(n)


def main():
    with ThreadPoolExecutor() as pool:
        for n in range(100):
            pool.submit(stats.hit)
            pool.submit(add, n)
";

/// A trial for each recipe's example, and for each of [`FOUND`].
pub fn trials(left_out: bool) -> Vec<Trial> {
    let examples = ["python/stale-write", "python/check-then-act", "python/unlocked-update"].map(|recipe| {
        let file = format!("{}.py", recipe.trim_start_matches("python/").replace('-', "_"));
        Trial::test(format!("stress::{recipe}"), move || proves(recipe, &file, recipe))
    });
    let found = FOUND.iter().map(|&(file, line, recipe)| {
        let target = format!("{file}:{line}");
        Trial::test(format!("stress::{target}"), move || proves(&target, file, recipe))
    });
    examples.into_iter().chain(found).map(|trial| trial.with_ignored_flag(left_out)).collect()
}

/// The test for `target` fails before `recipe` mends `file`, because calls come between, and passes after it.
fn proves(target: &str, file: &str, recipe: &str) -> Result<(), Failed> {
    let root = tempfile::tempdir()?;
    let folder = root.path();
    if target != recipe {
        fs::create_dir(folder.join("tasks"))?;
        fs::write(folder.join("tasks/__init__.py"), "")?;
        fs::write(folder.join("tasks/rates.py"), "RATE = 2\n")?;
        fs::write(folder.join("tasks/till.py"), TILL)?;
        fs::write(folder.join("threads.py"), THREADS)?;
    }
    punchlist(folder, &["stress", target, "--output", "test_stress.py"], 0)?;
    let before = stressed(folder)?;
    if before.exit != Some(1) || !before.err.contains("AssertionError: 200 calls ") {
        return Err(format!("before the fix: {before}").into());
    }
    punchlist(folder, &["fix", "--unsafe", "--select", recipe, "--target-python", "3.11", file], 0)?;
    let after = stressed(folder)?;
    if after.exit != Some(0) || !after.out.starts_with("ok: ") {
        return Err(format!("after the fix: {after}").into());
    }
    Ok(())
}

fn stressed(folder: &Path) -> Result<Printed, Failed> {
    python::start(folder, Path::new("test_stress.py"))
}

fn punchlist(folder: &Path, arguments: &[&str], exit: i32) -> Result<(), Failed> {
    let told = process::run(Command::new(env!("CARGO_BIN_EXE_punchlist")).args(arguments).current_dir(folder))?;
    if told.exit == Some(exit) { Ok(()) } else { Err(format!("punchlist {}: {told}", arguments.join(" ")).into()) }
}

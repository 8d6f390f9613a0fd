//! Programs made at random, run as they are and as the tool leaves them.
//!
//! Each is made from a seed and from pieces on which the recipes act. It ends by itself, whatever is done at the same time,
//! and prints what can be told beforehand; a line that starts with `~` holds a value that depends on who comes first, and
//! the bounds within which it has to stay. A failure shows the seed; `PUNCHLIST_RANDOM_SEED` starts from another one, and
//! `PUNCHLIST_RANDOM_PROGRAMS` asks for more programs.

mod batch;
mod built;
mod javascript;
mod page;
mod python;
mod rng;
mod rust;
mod variants;

use std::path::Path;

use libtest_mimic::{Failed, Trial};

use self::batch::{Seen, Suite};

/// The programs of a normal run, and what has to have happened in them at least once.
const SUITES: &[Suite] = &[
    Suite {
        name: "python::programs",
        language: "python",
        ending: |_| "py",
        program: python::program,
        programs: 80,
        fired: &[
            "python/blocking-call-in-async",
            "python/check-then-act",
            "python/default-executor-call",
            "python/dropped-task",
            "python/file-check-then-act",
            "python/lock-without-with",
            "python/sleep-in-async",
            "python/stale-write",
            "python/swallowed-cancellation",
            "python/thread-lock-in-async",
            "python/unawaited-coroutine",
            "python/unbounded-fan-out",
            "python/unchecked-future",
            "python/unchecked-results",
            "python/unclosed-async-generator",
            "python/unlocked-update",
            "python/unstructured-gather",
        ],
    },
    Suite {
        name: "python::locks",
        language: "python",
        ending: |_| "py",
        program: python::dispatching,
        programs: 60,
        fired: &["python/check-then-act", "python/stale-write"],
    },
    Suite {
        name: "python::meetings",
        language: "python",
        ending: |_| "py",
        program: python::meeting,
        programs: 60,
        fired: &["python/stale-write"],
    },
    Suite {
        name: "python::threads",
        language: "python",
        ending: |_| "py",
        program: python::threaded,
        programs: 40,
        fired: &["python/unlocked-update"],
    },
    Suite {
        name: "javascript::programs",
        language: "javascript",
        ending: javascript::ending,
        program: javascript::program,
        programs: 100,
        fired: &[
            "javascript/async-foreach",
            "javascript/async-promise-executor",
            "javascript/blocking-call-in-async",
            "javascript/busy-wait",
            "javascript/check-then-act",
            "javascript/floating-promise",
            "javascript/hand-rolled-sleep",
            "javascript/lock-without-finally",
            "javascript/needless-promise-constructor",
            "javascript/return-without-await-in-try",
            "javascript/stale-write",
            "javascript/unbounded-fan-out",
        ],
    },
    Suite {
        name: "javascript::locks",
        language: "javascript",
        ending: javascript::ending,
        program: javascript::dispatching,
        programs: 80,
        fired: &["javascript/check-then-act"],
    },
    Suite {
        name: "javascript::meetings",
        language: "javascript",
        ending: javascript::ending,
        program: javascript::meeting,
        programs: 60,
        fired: &["javascript/check-then-act"],
    },
    Suite {
        name: "rust::programs",
        language: "rust",
        ending: rust::ending,
        program: rust::program,
        programs: 40,
        fired: &[
            "rust/block-on-in-async",
            "rust/blocking-call-in-async",
            "rust/dropped-task",
            "rust/guard-across-await",
            "rust/sleep-in-async",
            "rust/split-atomic-update",
            "rust/unawaited-future",
            "rust/unbounded-fan-out",
        ],
    },
];

/// A trial for each kind of program.
pub fn trials(left_out: bool) -> Vec<Trial> {
    let trials = SUITES.iter().map(|suite| Trial::test(format!("random::{}", suite.name), move || run(suite)));
    trials.map(|trial| trial.with_ignored_flag(left_out)).collect()
}

fn run(suite: &'static Suite) -> Result<(), Failed> {
    let first = number("PUNCHLIST_RANDOM_SEED")?.unwrap_or(1);
    let asked = number("PUNCHLIST_RANDOM_PROGRAMS")?;
    let count = asked.unwrap_or(suite.programs);
    let seeds: Vec<u64> = (first..first + count).collect();
    let mut seen = Seen::default();
    let mut failed = Vec::new();
    // A build takes long, whatever it builds.
    let at_once = if suite.language == "rust" { 100 } else { 20 };
    for some in seeds.chunks(at_once) {
        failed.extend(suite.check(some, &mut seen)?);
    }
    if !failed.is_empty() {
        return Err(failed.join("\n\n").into());
    }
    seen.expect_shape(suite, asked.is_none_or(|asked| asked >= suite.programs))
}

/// The number that a variable of the environment holds.
fn number(name: &str) -> Result<Option<u64>, Failed> {
    let Ok(text) = std::env::var(name) else { return Ok(None) };
    Ok(Some(text.parse().map_err(|error| format!("{name} is no number: {error}"))?))
}

/// A script that runs many programs.
fn script(name: &str) -> std::path::PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/programs/random").join(name)
}

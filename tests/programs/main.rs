//! The programs of the golden cases, really run.
//!
//! A case that says `runnable = true` is run as it was found and as `punchlist fix --unsafe` leaves it: both have to print
//! the same, or what its table `output` says. So are programs made at random (`random`). Stress tests fail before a fix and pass after it. Cases to be type-checked
//! are checked together, in one test, and so are those in Rust built. Needs `python3` (3.11 or newer), `node` (20 or newer),
//! `npm` and `cargo`, which fetch pinned packages once into the target folder; `PUNCHLIST_NO_RUNTIMES=1` leaves these tests
//! out.

mod case;
mod node;
mod process;
mod python;
mod random;
mod rust;
mod stress;

use std::process::ExitCode;
use std::sync::Arc;

use libtest_mimic::{Arguments, Failed, Trial};
use punchlist::recipe::Library;

use case::{Case, Program};
use process::Printed;

/// What a coroutine, task or future says on standard error when nobody waits for it.
const LEFT_BEHIND: &[&str] = &["never awaited", "was destroyed", "never retrieved"];

fn run(case: &Case) -> Result<(), Failed> {
    let root = tempfile::tempdir()?;
    let before = case.lay(&root.path().join("before"))?;
    let first = program(&before)?;
    case.expect_before(&first)?;
    if !case.is_rewritten() {
        return Ok(());
    }
    let after = case.lay(&root.path().join("after"))?;
    case.fix(&after)?;
    let second = program(&after)?;
    case.expect_after(&first, &second)?;
    match LEFT_BEHIND.iter().find(|text| second.err.contains(**text)) {
        Some(text) => Err(format!("after: standard error says {text:?}\n{}", second.err).into()),
        None => Ok(()),
    }
}

fn program(program: &Program) -> Result<Printed, Failed> {
    match program.language {
        "python" => python::run(program),
        "javascript" => node::run(program),
        other => Err(format!("no way is known to run {other}").into()),
    }
}

/// Every case to be type-checked, before and after, in one run of the compiler.
fn types(cases: &[Case]) -> Result<(), Failed> {
    let root = tempfile::tempdir()?;
    let mut programs = Vec::new();
    for (index, case) in cases.iter().enumerate() {
        programs.push((case.title.as_str(), case.lay(&root.path().join(format!("{index}-before")))?));
        if case.is_rewritten() {
            let after = case.lay(&root.path().join(format!("{index}-after")))?;
            case.fix(&after)?;
            programs.push((case.title.as_str(), after));
        }
    }
    node::check_types(root.path(), &programs)
}

fn main() -> ExitCode {
    let left_out = std::env::var_os("PUNCHLIST_NO_RUNTIMES").is_some_and(|value| value == "1");
    let cases = case::all(&Library::shipped());
    let mut trials = Vec::new();
    let typed: Vec<Case> = cases.iter().filter(|case| case.is_typed()).cloned().collect();
    if !typed.is_empty() {
        trials.push(Trial::test("types", move || types(&typed)).with_ignored_flag(left_out));
    }
    let (built, others): (Vec<Case>, Vec<Case>) = cases.into_iter().filter(Case::is_runnable).partition(Case::is_built);
    for case in others {
        let title = case.title.clone();
        trials.push(Trial::test(title, move || run(&case)).with_ignored_flag(left_out));
    }
    let built = Arc::new(built);
    for case in built.iter().cloned() {
        let (title, all) = (case.title.clone(), Arc::clone(&built));
        trials.push(Trial::test(title, move || rust::run(&case, &all)).with_ignored_flag(left_out));
    }
    trials.extend(random::trials(left_out));
    trials.extend(stress::trials(left_out));
    libtest_mimic::run(&Arguments::from_args(), trials).exit_code()
}

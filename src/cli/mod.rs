//! Arguments, streams and exit codes: the only room that prints.
//!
//! One file a command; its argument struct's doc comment is the help text. `session` holds what `check` and `fix` have
//! in common. Start at [`run`].

mod apply;
mod check;
mod completions;
mod config;
mod error;
mod explain;
mod fix;
mod init;
mod inventory;
mod look;
mod options;
mod plan;
mod recipes;
mod review;
mod says;
mod select;
mod session;
mod sieves;
mod state;
mod stdin;
mod stream;
mod stress;
mod undo;

use std::process::ExitCode;

use clap::{Parser, Subcommand};

pub use config::schema as settings_schema;
use stream::{ColourChoice, Streams};

/// What a run ends with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub enum Exit {
    /// Nothing is open.
    Clean = 0,
    /// Findings are left.
    Findings = 1,
    /// Something that was asked for could not be done.
    Error = 2,
    /// Ctrl-C.
    Interrupted = 130,
}

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> Self {
        ExitCode::from(exit as u8)
    }
}

/// Turns a checklist into changed code.
///
/// Finds concurrency anti-patterns in Python, JavaScript, TypeScript and Rust, and rewrites them where that is right; every
/// other place is told with the reason.
#[derive(Debug, Parser)]
#[command(name = "punchlist", version, arg_required_else_help = true, after_help = EXIT_CODES)]
pub struct Arguments {
    #[command(subcommand)]
    command: Command,
    /// Whether output is coloured; NO_COLOR and CLICOLOR_FORCE are heeded too.
    #[arg(long, global = true, value_name = "WHEN", default_value = "auto", help_heading = "Output")]
    color: ColourChoice,
}

const EXIT_CODES: &str = "Exit codes: 0 clean, 1 findings left, 2 something that was asked for could not be done.";

#[derive(Debug, Subcommand)]
enum Command {
    Check(check::Check),
    Fix(fix::Fix),
    Review(review::Review),
    Plan(plan::Plan),
    Apply(apply::Apply),
    Undo(undo::Undo),
    Explain(explain::Explain),
    Inventory(inventory::Inventory),
    Stress(stress::Stress),
    Recipes(recipes::Recipes),
    Init(init::Init),
    Completions(completions::Completions),
}

/// Runs the program with the arguments of the process.
pub fn run() -> Exit {
    quiet_workers();
    let arguments = match Arguments::try_parse() {
        Ok(arguments) => arguments,
        Err(error) => return usage(&error),
    };
    let mut streams = Streams::new(arguments.color);
    let result = match arguments.command {
        Command::Check(check) => check.run(&mut streams),
        Command::Fix(fix) => fix.run(&mut streams),
        Command::Review(review) => review.run(&mut streams),
        Command::Plan(plan) => plan.run(&mut streams),
        Command::Apply(apply) => apply.run(&mut streams),
        Command::Undo(undo) => undo.run(&mut streams),
        Command::Explain(explain) => explain.run(&mut streams),
        Command::Inventory(inventory) => inventory.run(&mut streams),
        Command::Stress(stress) => stress.run(&mut streams),
        Command::Recipes(recipes) => recipes.run(&mut streams),
        Command::Init(init) => init.run(&mut streams),
        Command::Completions(completions) => completions.run(&mut streams),
    };
    result.unwrap_or_else(|problem| {
        streams.tell(&problem);
        Exit::Error
    })
}

/// Prints help, the version, or what is wrong with the arguments.
fn usage(error: &clap::Error) -> Exit {
    // A reader that went away has no use for the text.
    let _ = error.print();
    if error.exit_code() == 0 { Exit::Clean } else { Exit::Error }
}

/// A panic of a thread that looks into files becomes a result, so it is not printed as well.
fn quiet_workers() {
    let print = std::panic::take_hook();
    std::panic::set_hook(Box::new(move |panic| {
        let worker = std::thread::current().name().is_some_and(|name| name.starts_with(crate::walk::THREAD));
        if !worker || std::env::var_os("RUST_BACKTRACE").is_some() {
            print(panic);
        }
    }));
}

#[cfg(test)]
mod tests {
    use super::*;
    use clap::CommandFactory;

    #[test]
    fn the_arguments_fit_together() {
        Arguments::command().debug_assert();
    }
}

//! The program: hands its arguments to [`punchlist::cli`].

use std::process::ExitCode;

fn main() -> ExitCode {
    punchlist::cli::run().into()
}

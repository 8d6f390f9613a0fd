//! `punchlist completions`: a script that completes arguments in a shell.

use clap::CommandFactory;
use clap_complete::Shell;

use super::error::Problem;
use super::stream::Streams;
use super::{Arguments, Exit};

/// Print a script that completes the arguments of punchlist in a shell.
#[derive(Debug, clap::Args)]
pub struct Completions {
    /// The shell.
    shell: Shell,
}

impl Completions {
    /// Prints the script.
    ///
    /// # Errors
    ///
    /// A problem if standard output cannot be written.
    pub fn run(self, streams: &mut Streams) -> Result<Exit, Problem> {
        let mut script = Vec::new();
        clap_complete::generate(self.shell, &mut Arguments::command(), "punchlist", &mut script);
        streams.print(|out| out.write_all(&script))?;
        Ok(Exit::Clean)
    }
}

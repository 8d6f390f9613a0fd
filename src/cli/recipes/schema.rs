//! `punchlist recipes schema`: what a recipe file may hold, for editors.

use crate::cli::Exit;
use crate::cli::error::Problem;
use crate::cli::stream::Streams;
use crate::recipe::raw;

/// Print the JSON Schema of a recipe file, from which editors complete.
#[derive(Debug, clap::Args)]
pub struct Schema {}

impl Schema {
    /// Prints the schema.
    ///
    /// # Errors
    ///
    /// A problem if standard output cannot be written.
    pub fn run(self, streams: &mut Streams) -> Result<Exit, Problem> {
        let schema = schemars::schema_for!(raw::Recipe);
        streams.print(|out| {
            serde_json::to_writer_pretty(&mut *out, &schema)?;
            writeln!(out)
        })?;
        Ok(Exit::Clean)
    }
}

//! `punchlist init`: a first file of settings, every one of them explained.

use std::fs::OpenOptions;
use std::io::{ErrorKind, Write};

use super::error::Problem;
use super::stream::Streams;
use super::{Exit, config, look};

/// Write a punchlist.toml that explains every setting.
#[derive(Debug, clap::Args)]
pub struct Init {}

/// What is written; every setting stands in it, commented out.
pub const SETTINGS: &str = include_str!("init.toml");

impl Init {
    /// Writes the file, unless there is one.
    ///
    /// # Errors
    ///
    /// A problem if there is one already, or it cannot be written.
    pub fn run(self, streams: &mut Streams) -> Result<Exit, Problem> {
        let path = look::cwd()?.join(config::NAME);
        let file = OpenOptions::new().write(true).create_new(true).open(&path);
        let mut file = file.map_err(|error| match error.kind() {
            ErrorKind::AlreadyExists => Problem::new(format!("{} exists already", config::NAME))
                .hint("delete it first, or edit it: `punchlist check` says what is wrong in it"),
            _ => Problem::file("written", &path, &error),
        })?;
        file.write_all(SETTINGS.as_bytes()).map_err(|error| Problem::file("written", &path, &error))?;
        streams.print(|out| writeln!(out, "{} is written. Next: `punchlist check`", config::NAME))?;
        Ok(Exit::Clean)
    }
}

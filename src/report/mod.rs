//! What a run tells, one module a format, each through the writer it is handed.
//!
//! Opens no file, sets no exit code. [`Report`] is what there is to tell; inner types are turned into each format's own,
//! so that they stay free to change. Start at [`Report::write`].

pub mod diff;
pub mod excerpt;
mod github;
pub mod inventory;
pub mod json;
mod sarif;
mod text;

use std::io::{self, Write};

use crate::plan::tally::{Counts, Tick};
use crate::plan::{Finding, Skipped};
use crate::recipe::Library;
pub use diff::Colour;
use excerpt::Excerpt;
pub use text::{answer, changed, number, wrapped};

/// The form of a report.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
pub enum Format {
    /// For people.
    Text,
    /// One JSON document.
    Json,
    /// Annotations that GitHub shows beside the code.
    Github,
    /// SARIF 2.1.0, with the fixes.
    Sarif,
}

/// What the run was asked to do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mode {
    /// Look.
    Check,
    /// Look and write.
    Fix,
    /// Look and show what would be written.
    DryRun,
}

/// How much is told to people.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Volume {
    /// Everything.
    Full,
    /// Findings and troubles only.
    Quiet,
}

/// How the output looks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Look {
    /// Whether it is coloured.
    pub colour: Colour,
    /// Columns of the terminal.
    pub width: usize,
    /// How much is told.
    pub volume: Volume,
}

/// A finding and what is needed to show it.
#[derive(Debug)]
pub struct Found {
    /// The file, as every output names it.
    pub path: String,
    /// The finding.
    pub finding: Finding,
    /// First and last column, counted from 1 in UTF-16 code units.
    pub utf16_columns: (usize, usize),
    /// The lines around it.
    pub excerpt: Option<Excerpt>,
    /// The files that its rewrite changes; only made where the format asks for it.
    pub patches: Vec<Patch>,
}

/// A text before and after.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Patch {
    /// The file, as every output names it.
    pub path: String,
    /// The file as a diff names it: inside a git repository from its top folder, as `git apply` wants it. In
    /// bytes, since a name need not be UTF-8.
    pub diff_path: Vec<u8>,
    /// The text that was read.
    pub before: String,
    /// The new text.
    pub after: String,
}

/// What becomes of a file that a run of `fix` changes.
#[derive(Debug)]
pub struct Changed {
    /// The file, as every output names it.
    pub path: String,
    /// How many fixes it holds; 0 for a manifest.
    pub fixes: usize,
    /// What is left for a person to do.
    pub notes: Vec<String>,
    /// Whether it was written (or would be), and why not.
    pub result: Result<(), String>,
}

/// Everything that a run has to tell.
#[derive(Debug)]
pub struct Report<'a> {
    /// What was asked.
    pub mode: Mode,
    /// Findings by path, place and recipe; for `fix` those that are left.
    pub found: &'a [Found],
    /// What was not looked into, by path.
    pub skipped: &'a [Skipped],
    /// Each checklist's title and items.
    pub checklists: Vec<(&'a str, Vec<Tick<'a>>)>,
    /// What `fix` did, by path.
    pub changed: &'a [Changed],
    /// The texts that `fix --dry-run` would write, by path.
    pub patches: &'a [Patch],
    /// How many files were looked into.
    pub files: usize,
    /// How many findings comments suppress.
    pub suppressed: usize,
    /// The recipes, for what is said about them.
    pub library: &'a Library,
    /// The arguments with which the same files and recipes are asked for again.
    pub again: &'a str,
}

impl Report<'_> {
    /// Writes the report.
    ///
    /// # Errors
    ///
    /// Those of the writer.
    pub fn write(&self, format: Format, look: Look, out: &mut dyn Write) -> io::Result<()> {
        match format {
            Format::Text => match self.mode {
                Mode::Check => text::check(self, look, out),
                Mode::Fix => text::fix(self, look, out),
                Mode::DryRun => diff::write(self.patches, look.colour, out),
            },
            Format::Json => json::write(self, out),
            Format::Github => github::write(self, out),
            Format::Sarif => sarif::write(self, out),
        }
    }

    /// What a dry run tells beside its diff, for people.
    ///
    /// # Errors
    ///
    /// Those of the writer.
    pub fn write_aside(&self, look: Look, out: &mut dyn Write) -> io::Result<()> {
        text::aside(self, look, out)
    }

    /// What was found, over all recipes.
    pub fn counts(&self) -> Counts {
        Counts::of(self.found.iter().map(|found| &found.finding))
    }

    /// How many fixes were made, or would be.
    pub fn fixed(&self) -> usize {
        self.changed.iter().filter(|changed| changed.result.is_ok()).map(|changed| changed.fixes).sum()
    }
}

#[cfg(test)]
mod tests;

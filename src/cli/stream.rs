//! Standard output and standard error: colours, width, and readers that go away.

use std::io::{self, BufWriter, IsTerminal, Write};

use anstyle::{AnsiColor, Style};

use super::error::Problem;
use crate::report::{Colour, Look, Volume};

const ERROR: Style = AnsiColor::Red.on_default().bold();
const HINT: Style = AnsiColor::Cyan.on_default().bold();

/// Columns where nobody says how many there are.
const WIDTH: usize = 100;

/// When output is coloured.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
pub enum ColourChoice {
    /// On a terminal.
    Auto,
    /// Always.
    Always,
    /// Never.
    Never,
}

/// The streams of the process.
#[derive(Debug)]
pub struct Streams {
    out: Colour,
    err: Colour,
}

impl Streams {
    /// Streams that colour as `choice` and the environment say.
    pub fn new(choice: ColourChoice) -> Self {
        let colour = |auto: anstream::ColorChoice| match choice {
            ColourChoice::Always => Colour::On,
            ColourChoice::Never => Colour::Off,
            ColourChoice::Auto if auto == anstream::ColorChoice::Never => Colour::Off,
            ColourChoice::Auto => Colour::On,
        };
        Self {
            out: colour(anstream::AutoStream::choice(&io::stdout())),
            err: colour(anstream::AutoStream::choice(&io::stderr())),
        }
    }

    /// How output on standard output looks.
    pub fn look(&self, volume: Volume) -> Look {
        Look { colour: self.out, width: width(), volume }
    }

    /// How output on standard error looks.
    pub fn look_aside(&self, volume: Volume) -> Look {
        Look { colour: self.err, width: width(), volume }
    }

    /// Writes to standard output. A reader that went away (`| head`) has what it wanted.
    pub fn print(&mut self, write: impl FnOnce(&mut dyn Write) -> io::Result<()>) -> Result<(), Problem> {
        let mut out = BufWriter::new(io::stdout().lock());
        quietly(write(&mut out).and_then(|()| out.flush()))
            .map_err(|error| Problem::new("standard output cannot be written").because(error))
    }

    /// Writes to standard error. Where even that fails there is nobody to tell.
    pub fn print_aside(&mut self, write: impl FnOnce(&mut dyn Write) -> io::Result<()>) {
        let mut err = BufWriter::new(io::stderr().lock());
        let _ = write(&mut err).and_then(|()| err.flush());
    }

    /// Tells a problem on standard error.
    pub fn tell(&mut self, problem: &Problem) {
        let colour = self.err;
        self.print_aside(|err| {
            writeln!(err, "{} {}", colour.paint(ERROR, "error:"), problem.message)?;
            for cause in &problem.causes {
                writeln!(err, "  {cause}")?;
            }
            match &problem.hint {
                Some(hint) => writeln!(err, "{} {hint}", colour.paint(HINT, "hint:")),
                None => Ok(()),
            }
        });
    }
}

fn quietly(result: io::Result<()>) -> io::Result<()> {
    match result {
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Ok(()),
        other => other,
    }
}

fn width() -> usize {
    let columns = terminal_size::terminal_size().map(|(width, _)| usize::from(width.0));
    columns.filter(|_| io::stdout().is_terminal() || io::stderr().is_terminal()).unwrap_or(WIDTH).clamp(40, 120)
}

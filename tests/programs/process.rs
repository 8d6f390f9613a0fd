//! Programs started, watched and ended.

use std::fmt;
use std::io::{self, Read};
use std::process::{Child, Command, Stdio};
use std::thread::{self, JoinHandle};
use std::time::{Duration, Instant};

use libtest_mimic::Failed;

/// How long a program may run.
const LIMIT: Duration = Duration::from_secs(60);

/// What a program left.
#[derive(Debug)]
pub struct Printed {
    /// Exit status; none if a signal ended it.
    pub exit: Option<i32>,
    /// Standard output.
    pub out: String,
    /// Standard error.
    pub err: String,
}

impl fmt::Display for Printed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let exit = self.exit.map_or_else(|| "none".to_owned(), |code| code.to_string());
        write!(f, "exit status {exit} and {:?}", self.out)?;
        if self.err.is_empty() { Ok(()) } else { write!(f, "\n{}", self.err) }
    }
}

/// Runs `command`, with nothing on standard input, to its end.
pub fn run(command: &mut Command) -> Result<Printed, Failed> {
    run_within(command, LIMIT)
}

/// The same for a program that may take longer or less long.
pub fn run_within(command: &mut Command, limit: Duration) -> Result<Printed, Failed> {
    let name = command.get_program().to_string_lossy().into_owned();
    let child = command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn();
    let mut child = child.map_err(|error| format!("{name} cannot be started: {error}"))?;
    let (out, err) = (gather(child.stdout.take()), gather(child.stderr.take()));
    let exit = wait(&mut child, limit)?;
    let text = |reader: JoinHandle<io::Result<Vec<u8>>>| -> Result<String, Failed> {
        Ok(String::from_utf8(reader.join().map_err(|_| "the reader of a program panicked")??)?)
    };
    let (out, err) = (text(out)?, text(err)?);
    match exit {
        Some(exit) => Ok(Printed { exit: exit.code(), out, err }),
        None => Err(format!("{name} did not end within {} s; it printed {out:?}\n{err}", limit.as_secs()).into()),
    }
}

fn gather(stream: Option<impl Read + Send + 'static>) -> JoinHandle<io::Result<Vec<u8>>> {
    thread::spawn(move || {
        let mut bytes = Vec::new();
        stream.map_or(Ok(0), |mut stream| stream.read_to_end(&mut bytes))?;
        Ok(bytes)
    })
}

/// The status, or none where the program had to be killed.
fn wait(child: &mut Child, limit: Duration) -> Result<Option<std::process::ExitStatus>, Failed> {
    let end = Instant::now() + limit;
    loop {
        if let Some(status) = child.try_wait()? {
            return Ok(Some(status));
        }
        if Instant::now() > end {
            child.kill()?;
            child.wait()?;
            return Ok(None);
        }
        thread::sleep(Duration::from_millis(5));
    }
}

//! Python programs, under `python3`.

use std::path::Path;
use std::process::Command;
use std::sync::OnceLock;

use libtest_mimic::Failed;

use crate::case::Program;
use crate::process::{self, Printed};

/// Runs a program in its project.
pub fn run(program: &Program) -> Result<Printed, Failed> {
    start(&program.folder, &program.file)
}

/// Runs the file `file` of the project in `folder`.
pub fn start(folder: &Path, file: &Path) -> Result<Printed, Failed> {
    process::run(fitting()?.args(["-W", "default"]).arg(folder.join(file)).current_dir(folder))
}

/// The command that runs `script`, which starts programs by itself.
pub fn batch(script: &Path) -> Result<Command, Failed> {
    let mut command = fitting()?;
    command.arg(script);
    Ok(command)
}

fn fitting() -> Result<Command, Failed> {
    static FIT: OnceLock<Result<(), String>> = OnceLock::new();
    FIT.get_or_init(fit).clone()?;
    Ok(python())
}

/// Whether `python3` is there and new enough.
fn fit() -> Result<(), String> {
    let wanted = "the programs of the Python cases need python3, 3.11 or newer: install it, \
                  or set PUNCHLIST_NO_RUNTIMES=1 to leave these tests out";
    let script = "import sys; print(sys.version.split()[0]); sys.exit(sys.version_info < (3, 11))";
    match process::run(python().args(["-c", script])) {
        Ok(printed) if printed.exit == Some(0) => Ok(()),
        Ok(printed) => Err(format!("{wanted} (python3 is {})", printed.out.trim())),
        Err(error) => Err(format!("{wanted} ({})", error.message().unwrap_or_default())),
    }
}

/// Python without the settings of the person who runs the tests.
fn python() -> Command {
    let mut command = Command::new("python3");
    for (name, _) in std::env::vars_os().filter(|(name, _)| name.to_string_lossy().starts_with("PYTHON")) {
        command.env_remove(name);
    }
    command.env("PYTHONDONTWRITEBYTECODE", "1").env("PYTHONHASHSEED", "0").env("PYTHONIOENCODING", "utf-8");
    command
}

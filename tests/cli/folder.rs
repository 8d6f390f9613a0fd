//! A temporary folder in which the binary runs.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// A file that a safe recipe, an unsafe one and a refusal apply to.
pub const MIXED: &str = "\
import asyncio
import time


async def fetch(url):
    time.sleep(1)
    return url


async def crawl(urls):
    return await asyncio.gather(*[fetch(url) for url in urls])


def lazily(urls):
    async def inner():
        return list(time.sleep(1) for _ in urls)

    return inner
";

/// A file with one safe fix, which needs no change of imports.
pub const SLEEPY: &str = "import asyncio\nimport time\n\n\nasync def tick():\n    time.sleep(1)\n    time.monotonic()\n    await asyncio.sleep(0)\n";

/// [`SLEEPY`] as `fix` leaves it.
pub const AWAKE: &str = "import asyncio\nimport time\n\n\nasync def tick():\n    await asyncio.sleep(1)\n    time.monotonic()\n    await asyncio.sleep(0)\n";

/// Runs a program on a terminal of its own and types a line each time that it asks; prints what the terminal shows, but for
/// what was typed.
const TERMINAL: &str = r#"
import os, pty, sys, termios

lines = sys.argv[1].split("\n")
child, terminal = pty.fork()
if child == 0:
    mode = termios.tcgetattr(0)
    mode[3] &= ~termios.ECHO
    termios.tcsetattr(0, termios.TCSANOW, mode)
    os.execv(sys.argv[2], sys.argv[2:])
shown = b""
while True:
    try:
        got = os.read(terminal, 65536)
    except OSError:
        break
    if not got:
        break
    shown += got
    if lines and shown.endswith((b"]? ", b"[y,N] ")):
        line = lines.pop(0)
        if line.startswith("EDIT "):
            with open(line[5:], "w") as file:
                file.write("edited\n")
            line = ""
        os.write(terminal, {"END": b"\x04", "STOP": b"\x03"}.get(line, line.encode() + b"\n"))
sys.stdout.buffer.write(shown)
sys.stdout.flush()
status = os.waitpid(child, 0)[1]
sys.exit(os.waitstatus_to_exitcode(status) if os.WIFEXITED(status) else 128 + os.WTERMSIG(status))
"#;

/// A temporary folder, taken away in the end.
pub struct Folder {
    dir: tempfile::TempDir,
}

/// What a run of the binary gave.
#[derive(Debug)]
pub struct Run {
    /// The arguments.
    pub arguments: String,
    /// Standard output.
    pub stdout: String,
    /// Standard error.
    pub stderr: String,
    /// The exit code.
    pub code: Option<i32>,
}

impl Folder {
    /// A folder with these files: path and text.
    pub fn new(files: &[(&str, &str)]) -> Self {
        let folder = Self { dir: tempfile::tempdir().expect("a temporary folder") };
        for (path, text) in files {
            folder.put(path, text.as_bytes());
        }
        folder
    }

    /// Absolute path.
    pub fn path(&self, inside: &str) -> PathBuf {
        self.dir.path().join(inside)
    }

    /// Writes a file.
    pub fn put(&self, path: &str, bytes: &[u8]) {
        let path = self.path(path);
        fs::create_dir_all(path.parent().expect("it lies in the folder")).expect("writable");
        fs::write(path, bytes).expect("writable");
    }

    /// The text of a file.
    pub fn text(&self, path: &str) -> String {
        String::from_utf8(fs::read(self.path(path)).expect("it is there")).expect("it is UTF-8")
    }

    /// Runs the binary here.
    pub fn run(&self, arguments: &[&str]) -> Run {
        self.run_in("", arguments)
    }

    /// Runs the binary in a folder below.
    pub fn run_in(&self, below: &str, arguments: &[&str]) -> Run {
        self.run_with(&self.path(below), arguments, b"")
    }

    /// Runs the binary here on a terminal without colours; each of `lines` is typed when it asks. `END` ends the input, `STOP` is
    /// Ctrl-C, `EDIT path` writes `edited` to a file before Enter is pressed.
    pub fn run_on_terminal(&self, arguments: &[&str], lines: &[&str]) -> Run {
        let binary = command();
        let mut python = Command::new("python3");
        python.envs(binary.get_envs().filter_map(|(name, value)| Some((name, value?)))).env("NO_COLOR", "1");
        python.args(["-I", "-c", TERMINAL]).arg(lines.join("\n")).arg(binary.get_program()).args(arguments);
        let output = python.current_dir(self.path("")).output().expect("python3 starts");
        Run {
            arguments: arguments.join(" "),
            stdout: String::from_utf8_lossy(&output.stdout).replace("\r\n", "\n"),
            stderr: String::from_utf8_lossy(&output.stderr).into_owned(),
            code: output.status.code(),
        }
    }

    /// Runs the binary here, with `input` on standard input.
    pub fn run_stdin(&self, arguments: &[&str], input: &str) -> Run {
        self.run_with(&self.path(""), arguments, input.as_bytes())
    }

    fn run_with(&self, cwd: &Path, arguments: &[&str], input: &[u8]) -> Run {
        let mut command = command();
        command.args(arguments).current_dir(cwd);
        command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut child = command.spawn().expect("the binary starts");
        // A run that reads nothing may end before its input is written.
        let _ = std::io::Write::write_all(&mut child.stdin.take().expect("it is piped"), input);
        let output = child.wait_with_output().expect("the binary ends");
        Run {
            arguments: arguments.join(" "),
            stdout: String::from_utf8_lossy(&output.stdout).into_owned(),
            stderr: String::from_utf8_lossy(&output.stderr).into_owned(),
            code: output.status.code(),
        }
    }
}

/// The binary, free of what the environment may say about colours; what it keeps for later runs goes to a folder of the tests.
pub fn command() -> Command {
    let mut command = Command::new(assert_cmd::cargo::cargo_bin!("punchlist"));
    command.env("XDG_STATE_HOME", concat!(env!("CARGO_TARGET_TMPDIR"), "/state"));
    for name in ["NO_COLOR", "CLICOLOR", "CLICOLOR_FORCE", "COLUMNS", "RUST_BACKTRACE"] {
        command.env_remove(name);
    }
    command
}

impl Run {
    /// The exit code has to be `code`; everything is shown if it is not.
    #[track_caller]
    pub fn exits(self, code: i32) -> Self {
        assert_eq!(self.code, Some(code), "{}", self.shown());
        self
    }

    /// Everything on one page.
    pub fn shown(&self) -> String {
        let mut page = format!("$ punchlist {}\n{}", self.arguments, self.stdout);
        if !self.stderr.is_empty() {
            page.push_str(&format!("--- standard error\n{}", self.stderr));
        }
        page.push_str(&format!("--- exit {}\n", self.code.unwrap_or(-1)));
        page
    }

    /// Standard output as JSON.
    pub fn json(&self) -> serde_json::Value {
        serde_json::from_str(&self.stdout).unwrap_or_else(|error| panic!("{error}\n{}", self.shown()))
    }
}

/// Compares with `snapshots/cli/<name>.snap`.
pub fn snapshot(name: &str, text: &str) {
    let mut settings = insta::Settings::clone_current();
    settings.set_snapshot_path(concat!(env!("CARGO_MANIFEST_DIR"), "/snapshots/cli"));
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    settings.bind(|| insta::assert_snapshot!(name, text));
}

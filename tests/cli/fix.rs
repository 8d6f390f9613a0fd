use std::fs;
use std::process::Command;

use crate::folder::{AWAKE, Folder, MIXED, SLEEPY, command, snapshot};

#[test]
fn writes_the_safe_fixes_and_tells_what_is_left() {
    let folder = Folder::new(&[("app/web.py", MIXED), ("app/tick.py", SLEEPY)]);
    snapshot("fix", &folder.run(&["fix", "--target-python", "3.11"]).exits(1).shown());
    assert_eq!(folder.text("app/tick.py"), AWAKE);
    snapshot("fix-safe-result", &folder.text("app/web.py"));
}

#[test]
fn writes_unsafe_fixes_when_asked() {
    let folder = Folder::new(&[("web.py", MIXED)]);
    snapshot("fix-unsafe", &folder.run(&["fix", "--unsafe", "--target-python", "3.11"]).exits(1).shown());
    snapshot("fix-unsafe-result", &folder.text("web.py"));
}

#[test]
fn a_second_run_changes_nothing() {
    let folder = Folder::new(&[("web.py", MIXED), ("tick.py", SLEEPY)]);
    folder.run(&["fix", "--unsafe", "--target-python", "3.11"]);
    let once = (folder.text("web.py"), folder.text("tick.py"));
    let run = folder.run(&["fix", "--unsafe", "--target-python", "3.11"]);
    assert_eq!((folder.text("web.py"), folder.text("tick.py")), once);
    assert!(run.stdout.contains("Nothing fixed"), "{}", run.shown());
}

#[test]
fn recipes_take_their_turns_in_order() {
    let gathered = "import asyncio\n\n\nasync def load(f, xs):\n    loop = asyncio.get_running_loop()\n    \
                    return await asyncio.gather(*[loop.run_in_executor(None, f, x) for x in xs])\n";
    let folder = Folder::new(&[("load.py", gathered)]);
    folder.run(&["fix", "--unsafe", "--target-python", "3.11"]);
    let text = folder.text("load.py");
    assert!(text.contains("async def bounded_to_thread(x):"), "the executor call comes first:\n{text}");

    let counted = "import asyncio\nimport threading\n\n\nclass Hub:\n    def __init__(self):\n        self.sent = 0\n\n    \
                   async def note(self):\n        before = self.sent\n        await asyncio.sleep(0)\n        \
                   self.sent = before + 1\n\n    def count(self):\n        self.sent += 1\n\n    def start(self):\n        \
                   for _ in range(3):\n            threading.Thread(target=self.count).start()\n";
    let folder = Folder::new(&[("hub.py", counted)]);
    let selected = ["--select", "python/unlocked-update", "--select", "python/stale-write"];
    folder.run(&[&["fix", "--unsafe", "--target-python", "3.11"][..], &selected].concat());
    let text = folder.text("hub.py");
    assert!(text.contains("asyncio.Lock()"), "tasks come before threads:\n{text}");

    let handler = "const express = require('express');\nconst app = express();\nconst seen = new Map();\n\n\
                   app.get('/', async (req, res) => {\n  if (!seen.has(req.ip)) seen.set(req.ip, await ask(req));\n  \
                   res.json(seen.get(req.ip));\n});\n\nasync function ask(req) {\n  return req.ip;\n}\n";
    let folder = Folder::new(&[("app.cjs", handler)]);
    folder.run(&["fix", "--unsafe"]);
    let text = folder.text("app.cjs");
    assert_eq!(text.matches("catch").count(), 1, "the lock comes first, all of it in one try:\n{text}");
}

#[test]
fn nothing_left_is_clean() {
    let folder = Folder::new(&[("tick.py", SLEEPY)]);
    snapshot("fix-clean", &folder.run(&["fix"]).exits(0).shown());
    folder.run(&["fix", "--dry-run"]).exits(0);
}

#[test]
fn a_dry_run_writes_nothing() {
    let folder = Folder::new(&[("tick.py", SLEEPY), ("web.py", MIXED)]);
    snapshot("fix-dry-run", &folder.run(&["fix", "--dry-run", "--target-python", "3.11"]).exits(1).shown());
    assert_eq!((folder.text("tick.py").as_str(), folder.text("web.py").as_str()), (SLEEPY, MIXED));
}

#[test]
fn a_dry_run_that_would_change_something_is_not_clean() {
    let folder = Folder::new(&[("tick.py", SLEEPY)]);
    folder.run(&["fix", "--dry-run"]).exits(1);
}

#[test]
fn json_tells_the_changes() {
    let folder = Folder::new(&[("tick.py", SLEEPY)]);
    let dry = folder.run(&["fix", "--dry-run", "--output-format", "json"]).exits(1).json();
    assert_eq!(dry["changes"][0]["written"], false);
    assert!(dry["changes"][0]["diff"].as_str().is_some_and(|diff| diff.starts_with("diff --git a/tick.py b/tick.py")));
    let done = folder.run(&["fix", "--output-format", "json"]).exits(0).json();
    assert_eq!(
        done["changes"],
        serde_json::json!([{ "path": "tick.py", "fixes": 1, "written": true, "reason": null, "notes": [] }])
    );
    assert_eq!(done["summary"]["fixed"], 1);
}

/// Names and texts that are hard on a patch.
fn awkward() -> Vec<(String, String)> {
    let crlf = SLEEPY.replace('\n', "\r\n");
    let bare = SLEEPY.trim_end().to_owned();
    let marked = format!("\u{feff}{SLEEPY}");
    let names = [
        ("plain.py", SLEEPY.to_owned()),
        ("with blank.py", SLEEPY.to_owned()),
        ("a folder/b c.py", bare.clone()),
        ("quote\".py", SLEEPY.to_owned()),
        ("apostrophe's.py", bare),
        ("smörgås.py", crlf.clone()),
        ("back\\slash.py", crlf),
        ("marked.py", marked),
        ("tab\there.py", SLEEPY.to_owned()),
    ];
    names.into_iter().map(|(name, text)| (name.to_owned(), text)).collect()
}

fn git(folder: &Folder, below: &str, arguments: &[&str]) {
    let run = Command::new("git").args(arguments).current_dir(folder.path(below)).output();
    let run = run.expect("git is needed for this test: install it");
    assert!(run.status.success(), "git {arguments:?}: {}", String::from_utf8_lossy(&run.stderr));
}

/// The diff of a dry run, started in `below`, put on one copy by git, and `fix` on another, must give the same bytes.
fn diff_is_what_fix_writes(below: &str, repository: bool) {
    let files = awkward();
    let files: Vec<(String, &str)> =
        files.iter().map(|(name, text)| (format!("{below}{name}"), text.as_str())).collect();
    let files: Vec<(&str, &str)> = files.iter().map(|(name, text)| (name.as_str(), *text)).collect();
    let (patched, fixed) = (Folder::new(&files), Folder::new(&files));
    if repository {
        git(&patched, "", &["init", "-q"]);
    }
    let run = patched.run_in(below, &["fix", "--dry-run"]).exits(1);
    patched.put(&format!("{below}the.patch"), run.stdout.as_bytes());
    git(&patched, below, &["apply", "--whitespace=nowarn", "the.patch"]);
    fixed.run_in(below, &["fix"]).exits(0);
    for (name, before) in files {
        let bytes = fs::read(fixed.path(name)).expect("it is there");
        assert_ne!(bytes, before.as_bytes(), "{name}");
        assert_eq!(bytes, fs::read(patched.path(name)).expect("it is there"), "{name}");
    }
}

#[cfg(unix)]
#[test]
fn git_takes_the_diff() {
    diff_is_what_fix_writes("", false);
    diff_is_what_fix_writes("", true);
}

#[cfg(unix)]
#[test]
fn git_takes_the_diff_in_a_folder_of_a_repository() {
    diff_is_what_fix_writes("deep/down/", true);
}

#[test]
fn line_ends_and_marks_are_kept() {
    for (name, text) in awkward().into_iter().filter(|(name, _)| name.is_ascii() && !name.contains(['"', '\\', '\t'])) {
        let folder = Folder::new(&[(name.as_str(), text.as_str())]);
        folder.run(&["fix"]).exits(0);
        let expected = text.replace("    time.sleep(1)", "    await asyncio.sleep(1)");
        assert_eq!(folder.text(&name), expected, "{name}");
    }
}

#[cfg(target_os = "linux")]
#[test]
fn git_takes_the_diff_of_names_that_are_no_text() {
    use std::ffi::OsStr;
    use std::os::unix::ffi::OsStrExt;
    let folder = Folder::new(&[(".git/HEAD", "ref: refs/heads/main\n")]);
    git(&folder, "", &["init", "-q"]);
    let name = folder.path("").join(OsStr::from_bytes(b"caf\xe9.py"));
    fs::write(&name, SLEEPY).expect("writable");
    let run = folder.run(&["fix", "--dry-run"]).exits(1);
    folder.put("the.patch", run.stdout.as_bytes());
    git(&folder, "", &["apply", "the.patch"]);
    assert_eq!(fs::read_to_string(&name).expect("it is there"), AWAKE);
}

#[cfg(unix)]
#[test]
fn a_write_that_fails_is_told_and_changes_nothing() {
    // A limit of 0 bytes on the size of files makes every write fail, for root too; its signal is ignored.
    let folder = Folder::new(&[("tick.py", SLEEPY)]);
    let binary = command().get_program().to_string_lossy().into_owned();
    let script = format!("trap '' XFSZ; ulimit -f 0; exec '{binary}' fix");
    let output = Command::new("sh").args(["-c", &script]).current_dir(folder.path("")).output().expect("sh runs");
    let stdout = String::from_utf8_lossy(&output.stdout);
    assert!(
        stdout.starts_with("tick.py: not written: the new text cannot be written beside it: File too large"),
        "{stdout}"
    );
    assert_eq!(output.status.code(), Some(2));
    assert_eq!(folder.text("tick.py"), SLEEPY);
    assert_eq!(fs::read_dir(folder.path("")).expect("readable").count(), 1);
}

#[cfg(unix)]
#[test]
fn a_read_only_folder_is_told() {
    use std::os::unix::fs::PermissionsExt;
    let folder = Folder::new(&[("sub/tick.py", SLEEPY)]);
    let mode = |mode| fs::set_permissions(folder.path("sub"), fs::Permissions::from_mode(mode)).expect("ours");
    mode(0o555);
    let writable = fs::write(folder.path("sub/probe"), "").is_ok();
    let run = folder.run(&["fix"]);
    mode(0o755);
    // Root may write everywhere; for anyone else the folder is closed.
    if writable {
        assert_eq!(run.code, Some(0));
    } else {
        let run = run.exits(2);
        assert!(
            run.stdout.starts_with("sub/tick.py: not written: the new text cannot be written beside it: "),
            "{}",
            run.shown()
        );
        assert_eq!(folder.text("sub/tick.py"), SLEEPY);
    }
}

#[cfg(unix)]
#[test]
fn modes_and_links_are_kept() {
    use std::os::unix::fs::{MetadataExt, PermissionsExt, symlink};
    let folder = Folder::new(&[("real/tick.py", SLEEPY), ("a.py", SLEEPY)]);
    symlink("real/tick.py", folder.path("link.py")).expect("links work");
    fs::hard_link(folder.path("a.py"), folder.path("b.py")).expect("hard links work");
    fs::set_permissions(folder.path("real/tick.py"), fs::Permissions::from_mode(0o755)).expect("ours");
    folder.run(&["fix", "link.py", "."]).exits(0);
    assert_eq!(folder.text("real/tick.py"), AWAKE);
    assert!(fs::symlink_metadata(folder.path("link.py")).expect("it is there").is_symlink());
    let meta = |name: &str| fs::metadata(folder.path(name)).expect("it is there");
    assert_eq!(meta("real/tick.py").mode() & 0o777, 0o755);
    assert_eq!((folder.text("a.py").as_str(), folder.text("b.py").as_str()), (AWAKE, AWAKE));
    assert_eq!(meta("a.py").ino(), meta("b.py").ino());
}

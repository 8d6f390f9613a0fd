//! Input that no recipe can look at: each is told, and nothing else of the run suffers.

use std::fs::{self, File};

use crate::folder::{Folder, SLEEPY};

/// The line of "Not looked into" for a file with these bytes, which lies beside a good one.
#[track_caller]
fn told(name: &str, bytes: &[u8]) -> String {
    let folder = Folder::new(&[("good.py", SLEEPY)]);
    folder.put(name, bytes);
    let run = folder.run(&["check"]).exits(1);
    assert!(run.stdout.contains("--> good.py:6:5"), "{}", run.shown());
    let lines: Vec<&str> = run.stdout.lines().skip_while(|line| *line != "Not looked into").skip(1).collect();
    let json = folder.run(&["check", "--output-format", "json"]).exits(1).json();
    let skipped: Vec<&str> =
        json["skipped"].as_array().expect("a list").iter().filter_map(|one| one["path"].as_str()).collect();
    match lines.first() {
        Some(line) => {
            assert_eq!(skipped, [name]);
            (*line).trim().to_owned()
        }
        None => {
            assert!(skipped.is_empty());
            "looked into".to_owned()
        }
    }
}

#[test]
fn broken_syntax() {
    assert_eq!(
        told("bad.py", b"import time\nasync def f():\n    time.sleep(1\n"),
        "bad.py: syntax error on line 4: unexpected EOF while parsing"
    );
}

#[test]
fn nothing_is_ticked_for_files_that_were_not_looked_into() {
    let folder = Folder::new(&[("bad.py", "async def f(:\n    time.sleep(1)\n")]);
    let run = folder.run(&["check"]).exits(0);
    assert!(run.stdout.contains("bad.py: syntax error on line 1: "), "{}", run.shown());
    assert!(!run.stdout.contains("[x]") && !run.stdout.contains("[?]"), "{}", run.shown());
    let json = folder.run(&["check", "--output-format", "json"]).exits(0).json();
    let items = json["checklist"].as_array().expect("a list");
    assert!(items.iter().all(|item| item["state"] == "not-run"), "{items:?}");
}

#[test]
fn binary() {
    assert_eq!(told("bad.py", b"async time.sleep\0\x01\x02"), "bad.py: a binary file");
}

#[test]
fn utf_16() {
    let text: Vec<u8> = std::iter::once(0xfeff).chain(SLEEPY.encode_utf16()).flat_map(u16::to_le_bytes).collect();
    assert_eq!(told("bad.py", &text), "bad.py: encoded as UTF-16: convert it to UTF-8 to have it looked into");
}

#[test]
fn latin_1_with_a_coding_line() {
    let mut text = b"# -*- coding: latin-1 -*-\nimport time\nasync def f():\n    time.sleep(1)  # gr\xfcn\n".to_vec();
    assert_eq!(told("bad.py", &text), "bad.py: not encoded as UTF-8: convert it to have it looked into");
    text.retain(u8::is_ascii);
    assert_eq!(told("fine.py", &text), "looked into");
}

#[test]
fn fifty_megabytes() {
    let folder = Folder::new(&[("good.py", SLEEPY)]);
    File::create(folder.path("bad.py")).and_then(|file| file.set_len(50 << 20)).expect("writable");
    File::create(folder.path("bad.txt")).and_then(|file| file.set_len(50 << 20)).expect("writable");
    let run = folder.run(&["check"]).exits(1);
    assert!(
        run.stdout.contains("\nNot looked into\n  bad.py: 50 MB, more than the 20 MB looked into\n\n"),
        "{}",
        run.shown()
    );
}

#[test]
fn ten_thousand_nested_brackets() {
    let text = format!("import time\nasync def f():\n    time.sleep({}1{})\n", "(".repeat(10_000), ")".repeat(10_000));
    let line = told("bad.py", text.as_bytes());
    assert!(line == "looked into" || line == "bad.py: nested too deeply", "{line}");
    let text = format!("import time\nasync def f():\n    time.sleep({}\n", "[".repeat(10_000));
    assert!(told("bad.py", text.as_bytes()).starts_with("bad.py: "));
}

#[test]
fn empty_and_without_a_last_newline() {
    assert_eq!(told("a.py", b""), "looked into");
    assert_eq!(told("a.py", SLEEPY.trim_end().as_bytes()), "looked into");
}

#[cfg(unix)]
#[test]
fn links_that_loop_or_lead_away() {
    use std::os::unix::fs::symlink;
    let folder = Folder::new(&[("p/good.py", SLEEPY), ("outside/other.py", SLEEPY)]);
    for (target, link) in
        [(".", "p/loop"), ("self.py", "p/self.py"), ("../outside", "p/away"), ("../outside/other.py", "p/away.py")]
    {
        symlink(target, folder.path(link)).expect("links work");
    }
    let run = folder.run_in("p", &["check"]).exits(1);
    assert_eq!(run.stdout.matches("--> ").count(), 1, "{}", run.shown());
    let expected = "Not looked into
  away: a link to a folder outside the project
  away.py: a link that leads out of the project
  self.py: a link that leads nowhere
";
    assert!(run.stdout.contains(expected), "{}", run.shown());
    folder.run_in("p", &["fix"]).exits(0);
    assert_eq!(folder.text("outside/other.py"), SLEEPY);
}

#[cfg(unix)]
#[test]
fn files_that_are_no_files() {
    let folder = Folder::new(&[("good.py", SLEEPY)]);
    let made = std::process::Command::new("mkfifo").arg(folder.path("pipe.py")).status().expect("mkfifo runs");
    assert!(made.success());
    let run = folder.run(&["check"]).exits(1);
    assert!(run.stdout.contains("  pipe.py: not a regular file\n"), "{}", run.shown());
    folder.run(&["check", "pipe.py"]).exits(0);
}

#[cfg(unix)]
#[test]
fn unreadable_files_and_folders() {
    use std::os::unix::fs::PermissionsExt;
    let folder = Folder::new(&[("good.py", SLEEPY), ("closed.py", SLEEPY), ("shut/a.py", SLEEPY)]);
    let mode =
        |name: &str, mode| fs::set_permissions(folder.path(name), fs::Permissions::from_mode(mode)).expect("ours");
    mode("closed.py", 0);
    mode("shut", 0);
    let root = fs::read(folder.path("closed.py")).is_ok();
    let all = folder.run(&["check"]);
    let named = folder.run(&["check", "closed.py"]);
    mode("shut", 0o755);
    // Root reads everything; anyone else is told.
    if !root {
        assert!(all.stdout.contains("  closed.py: cannot be read: permission denied\n"), "{}", all.shown());
        assert!(all.stdout.contains("  shut: cannot be read: permission denied\n"), "{}", all.shown());
        all.exits(1);
        assert_eq!(named.exits(2).stderr, "error: closed.py: cannot be read: permission denied\n");
    }
}

#[test]
fn a_path_that_does_not_exist() {
    let folder = Folder::new(&[("good.py", SLEEPY)]);
    let run = folder.run(&["check", "nope.py", "good.py"]).exits(2);
    assert_eq!(run.stderr, "error: nope.py: no such file or folder\n");
    assert!(run.stdout.contains("--> good.py:6:5"), "{}", run.shown());
    let json = folder.run(&["check", "nope.py", "--output-format", "json"]).exits(2).json();
    assert_eq!(json["skipped"], serde_json::json!([{ "path": "nope.py", "reason": "no such file or folder" }]));
}

#[test]
fn a_recipe_with_a_bad_pattern() {
    let recipe = "title = \"t\"\nwhy = \"w\"\n\n[find]\npattern = \"f($A\"\n";
    let folder = Folder::new(&[
        ("good.py", SLEEPY),
        ("mine/python/bad.toml", recipe),
        ("punchlist.toml", "recipes = [\"mine\"]\n"),
    ]);
    let run = folder.run(&["check"]).exits(2);
    assert!(run.stderr.starts_with("error: mine/python/bad.toml:5:"), "{}", run.shown());
    assert!(run.stdout.is_empty(), "{}", run.shown());
}

#[test]
fn a_recipe_with_a_typo() {
    let recipe = "title = \"t\"\nwhy = \"w\"\n\n[find]\n  patern = \"f()\"\n";
    let folder = Folder::new(&[("mine/python/bad.toml", recipe), ("punchlist.toml", "recipes = [\"mine\"]\n")]);
    let run = folder.run(&["check"]).exits(2);
    assert!(run.stderr.starts_with("error: mine/python/bad.toml:5:3: unknown field `patern`"), "{}", run.shown());
}

#[test]
fn a_config_with_a_typo() {
    let folder = Folder::new(&[("good.py", SLEEPY), ("punchlist.toml", "# settings\nslect = []\n")]);
    let run = folder.run(&["check"]).exits(2);
    assert_eq!(
        run.stderr,
        "error: punchlist.toml:2:1: unknown key `slect`; did you mean `select`?\nhint: `punchlist init` writes a file that shows every setting\n"
    );
}

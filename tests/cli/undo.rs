//! `punchlist undo`: the files of the last run, as they were.

use std::fs;

use crate::folder::{AWAKE, Folder, MIXED, SLEEPY};

const CRAWL: &str = "async function crawl(urls) {\n  return Promise.all(urls.map((url) => fetch(url)));\n}\n";
const MANIFEST: &str = "{\n  \"name\": \"shop\",\n  \"version\": \"1.0.0\"\n}\n";

#[test]
fn puts_code_and_manifests_back_byte_for_byte() {
    let crlf = SLEEPY.replace('\n', "\r\n");
    let folder =
        Folder::new(&[("a.py", SLEEPY), ("b.py", &crlf), ("c.py", MIXED), ("d.js", CRAWL), ("package.json", MANIFEST)]);
    let before: Vec<String> = ["a.py", "b.py", "c.py", "d.js", "package.json"].map(|path| folder.text(path)).to_vec();
    folder.run(&["fix", "--unsafe", "--target-python", "3.11"]);
    assert!(folder.text("a.py") == AWAKE && folder.text("package.json") != MANIFEST);
    let run = folder.run(&["undo"]);
    assert_eq!((run.code, run.stderr.as_str()), (Some(0), ""));
    assert_eq!(
        run.stdout,
        "a.py: put back\nb.py: put back\nc.py: put back\nd.js: put back\npackage.json: put back\n5 files put back.\n"
    );
    let after: Vec<String> = ["a.py", "b.py", "c.py", "d.js", "package.json"].map(|path| folder.text(path)).to_vec();
    assert_eq!(after, before);
}

#[test]
fn there_is_one_step_back() {
    let folder = Folder::new(&[("a.py", SLEEPY)]);
    folder.run(&["fix"]);
    assert_eq!(folder.run(&["undo"]).code, Some(0));
    let run = folder.run(&["undo"]);
    assert_eq!(run.code, Some(2));
    assert!(run.stderr.starts_with("error: there is nothing to put back: "), "{}", run.stderr);
}

#[test]
fn runs_that_write_nothing_leave_the_journal_alone() {
    let folder = Folder::new(&[("a.py", SLEEPY)]);
    folder.run(&["fix"]);
    folder.run(&["fix"]);
    folder.run(&["fix", "--unsafe", "--dry-run"]);
    folder.run(&["check"]);
    assert_eq!(folder.run(&["undo"]).code, Some(0));
    assert_eq!(folder.text("a.py"), SLEEPY);
}

#[test]
fn what_was_changed_since_is_left_alone_and_can_be_put_back_later() {
    let folder = Folder::new(&[("a.py", SLEEPY), ("b.py", SLEEPY), ("c.py", SLEEPY)]);
    folder.run(&["fix"]);
    folder.put("a.py", b"edited\n");
    fs::remove_file(folder.path("b.py")).expect("it is there");
    let run = folder.run(&["undo"]);
    assert_eq!(run.code, Some(2));
    assert!(
        run.stdout
            .starts_with("a.py: left alone: changed since it was read\nb.py: left alone: cannot be read any more"),
        "{}",
        run.stdout
    );
    assert!(run.stdout.ends_with("c.py: put back\n1 file put back, 2 left alone.\n"), "{}", run.stdout);
    assert_eq!((folder.text("a.py").as_str(), folder.text("c.py").as_str()), ("edited\n", SLEEPY));
    folder.put("a.py", AWAKE.as_bytes());
    folder.put("b.py", AWAKE.as_bytes());
    assert_eq!(folder.run(&["undo"]).stdout, "a.py: put back\nb.py: put back\n2 files put back.\n");
    assert_eq!((folder.text("a.py").as_str(), folder.text("b.py").as_str()), (SLEEPY, SLEEPY));
}

#[test]
fn a_dry_run_shows_a_diff_and_writes_nothing() {
    let folder = Folder::new(&[("a.py", SLEEPY)]);
    folder.run(&["fix"]);
    let run = folder.run(&["undo", "--dry-run"]);
    assert_eq!(run.code, Some(0));
    assert!(run.stdout.contains("-    await asyncio.sleep(1)\n+    time.sleep(1)\n"), "{}", run.stdout);
    assert_eq!(folder.text("a.py"), AWAKE);
    assert_eq!(folder.run(&["undo"]).code, Some(0));
}

#[test]
fn in_a_repository_the_journal_lies_in_its_git_folder() {
    let folder = Folder::new(&[("repo/.git/HEAD", "ref: refs/heads/main\n"), ("repo/sub/a.py", SLEEPY)]);
    folder.put("work/.git", b"gitdir: ../repo/.git/worktrees/work\n");
    folder.put("repo/.git/worktrees/work/HEAD", b"ref: refs/heads/other\n");
    folder.put("work/a.py", SLEEPY.as_bytes());
    folder.run_in("repo", &["fix"]);
    folder.run_in("work", &["fix"]);
    let journals = |git: &str| fs::read_dir(folder.path(git).join("punchlist")).map_or(0, Iterator::count);
    assert_eq!((journals("repo/.git"), journals("repo/.git/worktrees/work")), (1, 1));
    assert_eq!(folder.run_in("repo/sub", &["undo"]).stdout, "a.py: put back\n1 file put back.\n");
    assert_eq!((folder.text("repo/sub/a.py").as_str(), folder.text("work/a.py").as_str()), (SLEEPY, AWAKE));
}

#[test]
fn a_journal_that_cannot_be_written_is_told_and_stops_nothing() {
    let folder = Folder::new(&[(".git/punchlist", "a file where a folder should be"), ("a.py", SLEEPY)]);
    let run = folder.run(&["fix"]);
    assert_eq!((run.code, folder.text("a.py").as_str()), (Some(0), AWAKE));
    assert!(run.stderr.starts_with("note: `punchlist undo` will not know of this run: "), "{}", run.stderr);
}

#[test]
fn a_journal_that_is_none_is_told() {
    let folder = Folder::new(&[(".git/HEAD", "ref: refs/heads/main\n"), ("a.py", SLEEPY)]);
    folder.run(&["fix"]);
    let own = fs::read_dir(folder.path(".git/punchlist"))
        .expect("it is there")
        .next()
        .expect("one project")
        .expect("readable");
    for text in ["{", "{\"version\":2,\"content\":{\"files\":[]}}"] {
        fs::write(own.path().join("undo.json"), text).expect("writable");
        let run = folder.run(&["undo"]);
        assert_eq!(run.code, Some(2));
        assert!(run.stderr.contains("holds nothing that this version can read"), "{}", run.stderr);
    }
    assert_eq!(folder.text("a.py"), AWAKE);
}

use crate::folder::{AWAKE, Folder, MIXED, SLEEPY, snapshot};

#[test]
fn check_reads_standard_input() {
    let folder = Folder::new(&[]);
    let run = folder.run_stdin(&["check", "-q", "--stdin-filename", "sub/a.py"], SLEEPY).exits(1);
    snapshot("stdin-check", &run.shown());
}

#[test]
fn fix_prints_the_new_text() {
    let folder = Folder::new(&[]);
    let run = folder.run_stdin(&["fix", "--stdin-filename", "a.py"], SLEEPY).exits(0);
    assert_eq!((run.stdout.as_str(), run.stderr.as_str()), (AWAKE, ""));
}

#[test]
fn fix_tells_what_is_left_on_standard_error() {
    let folder = Folder::new(&[]);
    let run = folder.run_stdin(&["fix", "--stdin-filename", "a.py", "--target-python", "3.11"], MIXED).exits(1);
    assert!(run.stdout.contains("await asyncio.sleep(1)"), "{}", run.shown());
    assert!(run.stderr.contains("a.py:11:"), "{}", run.shown());
}

#[test]
fn fix_prints_text_without_findings_as_it_is() {
    let folder = Folder::new(&[]);
    for text in ["", "x = 1", "x = 1\r\n", "async def f(:\n    time.sleep(1)\n"] {
        let run = folder.run_stdin(&["fix", "--stdin-filename", "a.py"], text).exits(0);
        assert_eq!(run.stdout, text);
    }
    let run = folder.run_stdin(&["fix", "--stdin-filename", "a.txt"], "words\n").exits(0);
    assert_eq!(run.stdout, "words\n");
    assert!(run.stderr.starts_with("a.txt: not looked into: "), "{}", run.shown());
}

#[test]
fn a_dry_run_prints_the_diff() {
    let folder = Folder::new(&[]);
    let run = folder.run_stdin(&["fix", "--dry-run", "--stdin-filename", "a.py"], SLEEPY).exits(1);
    assert!(run.stdout.starts_with("diff --git a/a.py b/a.py\n--- a/a.py\n"), "{}", run.shown());
}

#[test]
fn the_project_of_the_name_counts() {
    let folder = Folder::new(&[("pyproject.toml", "[project]\nrequires-python = \">=3.9\"\n")]);
    let text = "import asyncio\n\n\nasync def f():\n    await asyncio.gather(f(), f())\n";
    let run = folder.run_stdin(
        &["check", "--output-format", "json", "--stdin-filename", "src/a.py", "--target-python", "3.12"],
        text,
    );
    assert_eq!(run.exits(1).json()["findings"][0]["reason"], "python-too-old");
}

#[test]
fn a_name_and_paths_exclude_each_other() {
    let folder = Folder::new(&[]);
    folder.run_stdin(&["check", "--stdin-filename", "a.py", "src"], "").exits(2);
}

use crate::folder::{AWAKE, Folder, MIXED, SLEEPY, command, snapshot};

#[test]
fn tells_findings_and_the_checklist() {
    let folder =
        Folder::new(&[("app/web.py", MIXED), ("app/broken.py", "import time\nasync def f(:\n    time.sleep(1)\n")]);
    snapshot("check", &folder.run(&["check", "--target-python", "3.11"]).exits(1).shown());
    assert_eq!(folder.text("app/web.py"), MIXED);
}

#[test]
fn a_clean_tree_is_clean() {
    let folder = Folder::new(&[("a.py", AWAKE)]);
    let run = folder.run(&["check"]).exits(0);
    assert!(run.stdout.contains("1 file looked into, 0 findings.\n"), "{}", run.shown());
    assert!(run.stderr.is_empty(), "{}", run.shown());
}

#[test]
fn quiet_tells_findings_only() {
    let folder = Folder::new(&[("a.py", SLEEPY)]);
    snapshot("check-quiet", &folder.run(&["check", "-q"]).exits(1).shown());
    let folder = Folder::new(&[("a.py", AWAKE)]);
    assert_eq!(folder.run(&["check", "--quiet"]).exits(0).shown(), "$ punchlist check --quiet\n--- exit 0\n");
}

#[test]
fn exit_zero_hides_findings_but_no_errors() {
    let folder = Folder::new(&[("a.py", SLEEPY)]);
    folder.run(&["check", "--exit-zero"]).exits(0);
    folder.run(&["check", "--exit-zero", "nope"]).exits(2);
}

#[test]
fn no_files_are_told() {
    let folder = Folder::new(&[("a.txt", "")]);
    let run = folder.run(&["check"]).exits(0);
    assert_eq!(run.stderr, "No file there has a language that a recipe of this run looks at.\n");
}

#[test]
fn stats_count_what_passes_each_sieve() {
    let files = [
        ("a.py", SLEEPY),
        ("b.py", AWAKE),
        ("c.py", "x = 1\n"),
        ("d.py", "import time\nasync def f(:\n    time.sleep(1)\n"),
    ];
    let run = Folder::new(&files).run(&["check", "--select", "sleep-in-async", "--stats"]).exits(1);
    let counts: Vec<&str> = run.stderr.lines().filter_map(|line| line.split_whitespace().next()).collect();
    assert_eq!(counts[..4], ["4", "2", "1", "1"], "{}", run.stderr);
    assert!(!run.stdout.contains("hold a finding"));
}

#[test]
fn colour_comes_on_demand_only() {
    let folder = Folder::new(&[("a.py", SLEEPY)]);
    assert!(!folder.run(&["check"]).stdout.contains('\u{1b}'));
    assert!(folder.run(&["check", "--color", "always"]).stdout.contains('\u{1b}'));
    let colourless = command().env("NO_COLOR", "1").arg("check").current_dir(folder.path("")).output();
    assert!(!colourless.expect("it runs").stdout.contains(&0x1b));
    let forced = command().env("CLICOLOR_FORCE", "1").arg("check").current_dir(folder.path("")).output();
    assert!(forced.expect("it runs").stdout.contains(&0x1b));
}

#[test]
fn the_number_of_threads_changes_nothing() {
    let files: Vec<(String, &str)> = (0..40)
        .map(|index| (format!("p{}/m{index}.py", index % 7), if index % 3 == 0 { MIXED } else { SLEEPY }))
        .collect();
    let files: Vec<(&str, &str)> = files.iter().map(|(path, text)| (path.as_str(), *text)).collect();
    let folder = Folder::new(&files);
    let one = folder.run(&["check", "--threads", "1"]).exits(1);
    for threads in ["2", "3", "16"] {
        assert_eq!(folder.run(&["check", "--threads", threads]).exits(1).stdout, one.stdout);
    }
}

#[test]
fn a_reader_that_goes_away_is_no_error() {
    let files: Vec<(String, &str)> = (0..200).map(|index| (format!("m{index}.py"), MIXED)).collect();
    let files: Vec<(&str, &str)> = files.iter().map(|(path, text)| (path.as_str(), *text)).collect();
    let folder = Folder::new(&files);
    let mut child = command()
        .arg("check")
        .current_dir(folder.path(""))
        .stdout(std::process::Stdio::piped())
        .stderr(std::process::Stdio::piped())
        .spawn()
        .expect("it starts");
    drop(child.stdout.take());
    let output = child.wait_with_output().expect("it ends");
    assert_eq!(String::from_utf8_lossy(&output.stderr), "");
    assert_eq!(output.status.code(), Some(1));
}

#[test]
fn wrong_arguments_are_told_with_the_usage() {
    let folder = Folder::new(&[]);
    snapshot("wrong-arguments", &folder.run(&["check", "--sellect", "x"]).exits(2).shown());
    folder.run(&["check", "--threads", "0"]).exits(2);
    folder.run(&[]).exits(2);
    folder.run(&["--help"]).exits(0);
    folder.run(&["--version"]).exits(0);
}

#[test]
fn help_names_the_exit_codes() {
    let folder = Folder::new(&[]);
    snapshot("help", &folder.run(&["--help"]).exits(0).shown());
    snapshot("help-fix", &folder.run(&["fix", "-h"]).exits(0).shown());
}

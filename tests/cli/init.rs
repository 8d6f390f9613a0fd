use crate::folder::{Folder, SLEEPY};

#[test]
fn writes_settings_that_change_nothing() {
    let folder = Folder::new(&[("a.py", SLEEPY)]);
    let before = folder.run(&["check"]).stdout;
    folder.run(&["init"]).exits(0);
    assert_eq!(folder.run(&["check"]).exits(1).stdout, before);
}

#[test]
fn every_setting_in_it_is_one() {
    let folder = Folder::new(&[]);
    folder.run(&["init"]).exits(0);
    // A commented setting is `# key = value` or `# [table]`; words of explanation have no `=` behind the first word.
    let settings: String = folder
        .text("punchlist.toml")
        .lines()
        .filter_map(|line| line.strip_prefix("# "))
        .filter(|line| line.starts_with('[') || line.split_once(" = ").is_some_and(|(key, _)| !key.contains(' ')))
        .filter(|line| !line.starts_with("folders"))
        .map(|line| format!("{line}\n"))
        .collect();
    folder.put("punchlist.toml", settings.as_bytes());
    folder.run(&["check"]).exits(0);
    for key in ["select", "ignore", "exclude", "unsafe", "target-python", "output-format", "[recipes]", "[[overrides]]"]
    {
        assert!(settings.contains(key), "{key} is missing in:\n{settings}");
    }
}

#[test]
fn overwrites_nothing() {
    let folder = Folder::new(&[("punchlist.toml", "# mine\n")]);
    let run = folder.run(&["init"]).exits(2);
    assert!(run.stderr.starts_with("error: punchlist.toml exists already\nhint: "), "{}", run.shown());
    assert_eq!(folder.text("punchlist.toml"), "# mine\n");
}

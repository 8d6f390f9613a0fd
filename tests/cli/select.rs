use crate::folder::{Folder, MIXED};

/// Ids of the recipes of the findings, sorted, each once.
fn recipes(arguments: &[&str]) -> Vec<String> {
    let folder = Folder::new(&[("a.py", MIXED)]);
    let mut all = vec!["check", "--output-format", "json", "--target-python", "3.11"];
    all.extend(arguments);
    let json = folder.run(&all).json();
    let findings = json["findings"].as_array().expect("a list");
    let mut ids: Vec<String> = findings.iter().filter_map(|one| Some(one["recipe"].as_str()?.to_owned())).collect();
    ids.sort();
    ids.dedup();
    ids
}

#[test]
fn recipes_are_selected_by_id_name_language_glob_and_item() {
    assert_eq!(recipes(&["--select", "python/sleep-in-async"]), ["python/sleep-in-async"]);
    assert_eq!(recipes(&["--select", "sleep-in-async"]), ["python/sleep-in-async"]);
    assert_eq!(recipes(&["--select", "*fan-out"]), ["python/unbounded-fan-out"]);
    assert_eq!(recipes(&["--select", "bounded"]), ["python/unbounded-fan-out"]);
    assert_eq!(recipes(&["--select", "python"]), recipes(&["--select", "python/*"]));
    assert_eq!(recipes(&["--select", "sleep-in-async,bounded"]), ["python/sleep-in-async", "python/unbounded-fan-out"]);
    assert_eq!(
        recipes(&["--select", "sleep-in-async", "--select", "bounded"]),
        ["python/sleep-in-async", "python/unbounded-fan-out"]
    );
}

#[test]
fn ignored_recipes_do_not_run() {
    assert!(!recipes(&["--ignore", "sleep-in-async"]).contains(&"python/sleep-in-async".to_owned()));
    assert_eq!(
        recipes(&["--select", "python/*", "--ignore", "structured,nothing-blocks-the-loop"]),
        ["python/unbounded-fan-out"]
    );
}

#[test]
fn an_unknown_selector_lists_near_names() {
    let folder = Folder::new(&[]);
    let run = folder.run(&["check", "--select", "slep-in-async"]).exits(2);
    assert_eq!(
        run.stderr,
        "error: no recipe or checklist item is called `slep-in-async`; did you mean `python/sleep-in-async` or `rust/sleep-in-async`?\nhint: `punchlist recipes list` names every recipe\n"
    );
}

#[test]
fn a_selection_of_nothing_is_an_error() {
    let folder = Folder::new(&[]);
    let run = folder.run(&["check", "--select", "sleep-in-async", "--ignore", "python", "--ignore", "rust"]).exits(2);
    assert!(run.stderr.starts_with("error: no recipe is left to run"), "{}", run.shown());
}

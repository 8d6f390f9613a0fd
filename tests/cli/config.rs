use crate::folder::{Folder, MIXED, SLEEPY};

/// The recipes of the findings that a run tells, each once.
fn recipes(folder: &Folder, arguments: &[&str]) -> Vec<String> {
    let mut all = vec!["check", "--output-format", "json", "--target-python", "3.11"];
    all.extend(arguments);
    let json = folder.run(&all).json();
    let mut recipes: Vec<String> = json["findings"]
        .as_array()
        .expect("a list")
        .iter()
        .map(|finding| {
            format!("{} {}", finding["path"].as_str().expect("a path"), finding["recipe"].as_str().expect("an id"))
        })
        .collect();
    recipes.dedup();
    recipes
}

#[test]
fn settings_choose_recipes() {
    let folder = Folder::new(&[("a.py", MIXED), ("punchlist.toml", "select = [\"sleep-in-async\"]\n")]);
    assert_eq!(recipes(&folder, &[]), ["a.py python/sleep-in-async"]);
    assert_eq!(recipes(&folder, &["--select", "unbounded-fan-out"]), ["a.py python/unbounded-fan-out"]);
    assert!(recipes(&folder, &["--no-config"]).len() > 1);
}

#[test]
fn pyproject_may_hold_the_settings() {
    let folder = Folder::new(&[
        ("sub/a.py", MIXED),
        (
            "pyproject.toml",
            "[project]\nname = \"x\"\nrequires-python = \">=3.11\"\n\n[tool.punchlist]\nselect = [\"sleep-in-async\"]\n",
        ),
    ]);
    let json = folder.run_in("sub", &["check", "--output-format", "json"]).exits(1).json();
    assert!(
        json["findings"].as_array().is_some_and(|all| all.iter().all(|one| one["recipe"] == "python/sleep-in-async"))
    );
    assert_eq!(json["findings"][0]["path"], "a.py");
}

#[test]
fn what_is_excluded_is_not_walked() {
    let folder = Folder::new(&[
        ("a.py", SLEEPY),
        ("gen/b.py", SLEEPY),
        ("c_pb2.py", SLEEPY),
        ("punchlist.toml", "exclude = [\"gen/\", \"*_pb2.py\"]\n"),
    ]);
    assert_eq!(recipes(&folder, &[]), ["a.py python/sleep-in-async"]);
    assert_eq!(recipes(&folder, &["gen/b.py"]), ["gen/b.py python/sleep-in-async"]);
}

#[test]
fn options_change_what_is_written() {
    let folder =
        Folder::new(&[("a.py", MIXED), ("punchlist.toml", "[recipes.\"python/unbounded-fan-out\"]\nlimit = 5\n")]);
    let diff = folder.run(&["fix", "--unsafe", "--dry-run"]).stdout;
    assert!(diff.contains("asyncio.Semaphore(5)"), "{diff}");
    let diff = folder.run(&["fix", "--unsafe", "--dry-run", "--option", "unbounded-fan-out.limit=7"]).stdout;
    assert!(diff.contains("asyncio.Semaphore(7)"), "{diff}");
}

#[test]
fn options_that_do_not_fit_are_told_with_their_place() {
    let told = |text: &str| {
        let folder = Folder::new(&[("a.py", ""), ("punchlist.toml", text)]);
        folder.run(&["check"]).exits(2).stderr.lines().next().unwrap_or_default().to_owned()
    };
    let close = told("[recipes.\"python/unbounded-fanout\"]\nlimit = 5\n");
    let start = "error: punchlist.toml:1:10: there is no recipe `python/unbounded-fanout`; did you mean `python/unbounded-fan-out`";
    assert!(close.starts_with(start), "{close}");
    assert_eq!(
        told("[recipes.\"python/unbounded-fan-out\"]\nlimt = 5\n"),
        "error: punchlist.toml:2:1: python/unbounded-fan-out has no option `limt`; did you mean `limit`?"
    );
    assert_eq!(
        told("[recipes.\"python/unbounded-fan-out\"]\nlimit = 0\n"),
        "error: punchlist.toml:2:9: `limit` of python/unbounded-fan-out has to be an integer of at least 1, not 0"
    );
    assert_eq!(
        told("[recipes.\"python/unbounded-fan-out\"]\nlimit = \"many\"\n"),
        "error: punchlist.toml:2:9: `limit` of python/unbounded-fan-out has to be an integer of at least 1, not \"many\""
    );
}

#[test]
fn overrides_count_for_their_paths() {
    let settings = "[[overrides]]\npaths = [\"tests/\"]\nignore = [\"sleep-in-async\"]\n\n[[overrides]]\npaths = [\"one.py\"]\nselect = [\"sleep-in-async\"]\n\n[[overrides]]\npaths = [\"two.py\"]\nrecipes.\"python/unbounded-fan-out\".limit = 3\n";
    let folder = Folder::new(&[
        ("tests/a.py", SLEEPY),
        ("src/a.py", SLEEPY),
        ("one.py", MIXED),
        ("two.py", MIXED),
        ("punchlist.toml", settings),
    ]);
    assert_eq!(
        recipes(&folder, &["tests", "src", "one.py"]),
        ["one.py python/sleep-in-async", "src/a.py python/sleep-in-async"]
    );
    let diff = folder.run(&["fix", "--unsafe", "--dry-run", "two.py"]).stdout;
    assert!(diff.contains("asyncio.Semaphore(3)"), "{diff}");
}

#[test]
fn a_config_file_may_be_named() {
    let folder = Folder::new(&[("a.py", MIXED), ("other/strict.toml", "select = [\"sleep-in-async\"]\n")]);
    assert_eq!(recipes(&folder, &["--config", "other/strict.toml"]), ["a.py python/sleep-in-async"]);
    let run = folder.run(&["check", "--config", "nope.toml"]).exits(2);
    assert!(run.stderr.contains("nope.toml cannot be read"), "{}", run.shown());
}

#[test]
fn unsafe_fixes_may_be_the_rule() {
    let folder = Folder::new(&[("a.py", MIXED), ("punchlist.toml", "unsafe = true\n")]);
    assert!(folder.run(&["fix", "--dry-run"]).stdout.contains("asyncio.Semaphore("));
}

const MINE: &str = r#"
title = "a call where a display would do"
why = "A display is shorter and quicker."

[find]
pattern = "list($ARG)"

[write]
safety = "safe"
says = "A display with the same elements."
replace = "[*{{ ARG }}]"

[[example]]
before = "x = list(range(3))\n"
after = "x = [*range(3)]\n"
"#;

#[test]
fn recipes_of_ones_own_run_and_are_tested() {
    let folder = Folder::new(&[
        ("a.py", "x = list(range(3))\n"),
        ("migrations/python/old-api.toml", MINE),
        ("punchlist.toml", "recipes = [\"migrations/\"]\n"),
    ]);
    assert_eq!(recipes(&folder, &[]), ["a.py python/old-api"]);
    let run = folder.run(&["recipes", "test", "migrations"]).exits(0);
    assert!(run.stdout.contains("1 passed, 0 failed"), "{}", run.shown());
    folder.run(&["fix"]).exits(0);
    assert_eq!(folder.text("a.py"), "x = [*range(3)]\n");
}

#[test]
fn ones_own_recipe_wins_over_a_shipped_one() {
    let folder = Folder::new(&[
        ("a.py", "x = list(range(3))\n"),
        ("mine/python/sleep-in-async.toml", MINE),
        ("punchlist.toml", "[recipes]\nfolders = [\"mine\"]\n"),
    ]);
    assert_eq!(recipes(&folder, &[]), ["a.py python/sleep-in-async"]);
}

#[test]
fn a_folder_of_recipes_that_is_missing_is_told() {
    let folder = Folder::new(&[("punchlist.toml", "recipes = [\"nope/\"]\n")]);
    let run = folder.run(&["check"]).exits(2);
    assert!(run.stderr.starts_with("error: punchlist.toml:1:12: "), "{}", run.shown());
}

use crate::folder::Folder;

const RECIPE: &str = r#"
title = "a call where a display would do"
why = "w"

[find]
pattern = "list()"

[write]
safety = "safe"
replace = "[]"
"#;

#[test]
fn lists_every_recipe() {
    let folder = Folder::new(&[]);
    let run = folder.run(&["recipes", "list"]).exits(0);
    assert!(run.stdout.contains("python/sleep-in-async"), "{}", run.shown());
    let json = folder.run(&["recipes", "list", "--output-format", "json"]).exits(0).json();
    assert_eq!(json["version"], 1);
    let sleep = json["recipes"].as_array().and_then(|all| all.iter().find(|one| one["id"] == "python/sleep-in-async"));
    assert_eq!(sleep.expect("it is listed")["safety"], "safe");
}

#[test]
fn the_schema_takes_every_shipped_recipe() {
    let folder = Folder::new(&[]);
    let schema = folder.run(&["recipes", "schema"]).exits(0).json();
    let validator = jsonschema::validator_for(&schema).expect("it is a schema");
    let root = concat!(env!("CARGO_MANIFEST_DIR"), "/recipes");
    let mut seen = 0;
    for language in ["python", "javascript"] {
        let Ok(entries) = std::fs::read_dir(format!("{root}/{language}")) else { continue };
        for entry in entries {
            let path = entry.expect("readable").path();
            let text = std::fs::read_to_string(&path).expect("readable");
            let value: serde_json::Value = toml::from_str(&text).expect("it is TOML");
            let errors: Vec<String> = validator.iter_errors(&value).map(|error| error.to_string()).collect();
            assert!(errors.is_empty(), "{}: {errors:?}", path.display());
            seen += 1;
        }
    }
    assert!(seen > 0);
    assert!(!validator.is_valid(&serde_json::json!({ "title": "t", "why": "w", "find": { "patern": "x" } })));
}

#[test]
fn the_shipped_examples_pass() {
    let folder = Folder::new(&[]);
    folder.run(&["recipes", "test", "--quiet"]).exits(0);
}

#[test]
fn an_example_that_fails_is_shown() {
    let recipe = format!("{RECIPE}\n[[example]]\nbefore = \"x = list()\\n\"\nafter = \"x = ()\\n\"\n");
    let folder = Folder::new(&[("python/old.toml", &recipe)]);
    let run = folder.run(&["recipes", "test", "python"]).exits(1);
    let expected = "FAILED python/old, example
       expected (-) and found (+) differ:
       @@ -1 +1 @@
       -x = ()
       +x = []
0 passed, 1 failed
";
    assert_eq!(run.stdout, expected);
}

#[test]
fn cases_are_run() {
    let folder = Folder::new(&[
        ("mine/python/old.toml", RECIPE),
        ("mine/cases/old/01-right/before.py", "x = list()\n\nprint(list())\n"),
        ("mine/cases/old/01-right/after.py", "x = []\n\nprint([])\n"),
        ("mine/cases/old/01-right/meta.toml", "safety = \"safe\"\n[[finding]]\nline = 1\n[[finding]]\nline = 3\n"),
        ("mine/cases/old/02-clean/before.py", "x = tuple()\n"),
        ("mine/cases/old/02-clean/meta.toml", "clean = true\n"),
        ("mine/cases/old/03-wrong/before.py", "x = list()\n"),
        ("mine/cases/old/03-wrong/meta.toml", "[[finding]]\nline = 2\n"),
    ]);
    let run = folder.run(&["recipes", "test", "mine"]).exits(1);
    let expected = "ok     python/old, case 01-right
ok     python/old, case 02-clean
FAILED python/old, case 03-wrong
       expected:
         line 2: fix
       found:
         line 1: fix
2 passed, 1 failed
";
    assert_eq!(run.stdout, expected);
}

#[test]
fn cases_see_what_other_files_take() {
    let before = "import asyncio\nfrom time import sleep\n\n\nasync def tick():\n    sleep(1)\n";
    let folder = Folder::new(&[
        ("cases/sleep-in-async/01-taken/before.py", before),
        ("cases/sleep-in-async/01-taken/after.py", &before.replace("    sleep", "    await asyncio.sleep")),
        ("cases/sleep-in-async/01-taken/other.py", "from before import sleep\n"),
        ("cases/sleep-in-async/01-taken/meta.toml", "[[finding]]\nline = 6\n"),
    ]);
    let run = folder.run(&["recipes", "test", "cases"]).exits(0);
    assert_eq!(run.stdout, "ok     python/sleep-in-async, case 01-taken\n1 passed, 0 failed\n");
}

#[test]
fn nothing_to_test_is_an_error() {
    let folder = Folder::new(&[("python/old.toml", RECIPE)]);
    let run = folder.run(&["recipes", "test", "python"]).exits(2);
    assert!(run.stderr.starts_with("error: there is nothing to test"), "{}", run.shown());
    folder.run(&["recipes", "test", "nope"]).exits(2);
}

use crate::folder::{AWAKE, Folder, MIXED, SLEEPY, snapshot};

const BROKEN: &str = "import time\nasync def f(:\n    time.sleep(1)\n";

fn folder() -> Folder {
    Folder::new(&[("a b/web.py", MIXED), ("broken.py", BROKEN)])
}

#[test]
fn json() {
    let run = folder().run(&["check", "--target-python", "3.11", "--output-format", "json"]).exits(1);
    snapshot("check-json", &run.shown());
}

#[test]
fn the_json_fits_its_schema() {
    let schema = serde_json::to_value(punchlist::report::json::schema()).expect("a schema is JSON");
    let validator = jsonschema::validator_for(&schema).expect("it is a schema");
    for arguments in [["check", "--unsafe=no"], ["fix", "--dry-run"], ["fix", "--unsafe"]] {
        let arguments: Vec<&str> = arguments.into_iter().filter(|one| *one != "--unsafe=no").collect();
        let json = folder().run(&[&arguments[..], &["--output-format", "json"]].concat()).json();
        let errors: Vec<String> = validator.iter_errors(&json).map(|error| error.to_string()).collect();
        assert!(errors.is_empty(), "{errors:?}");
    }
}

#[test]
fn github() {
    let run = folder().run(&["check", "--target-python", "3.11", "--output-format", "github"]).exits(1);
    snapshot("check-github", &run.shown());
}

/// The SARIF log of a run, which fits the schema that OASIS publishes.
fn sarif(folder: &Folder, arguments: &[&str]) -> serde_json::Value {
    let schema = include_str!("../schemas/sarif-schema-2.1.0.json");
    // The pattern of `language` has a bracket too many, which strict readers of regular expressions turn down.
    let schema = schema.replace("^[a-zA-Z]{2}|^[a-zA-Z]{2}-[a-zA-Z]{2}]?$", "^[a-zA-Z]{2}(-[a-zA-Z]{2})?$");
    let schema: serde_json::Value = serde_json::from_str(&schema).expect("it is JSON");
    let validator = jsonschema::validator_for(&schema).expect("it is a schema");
    let log = folder.run(&[arguments, &["--output-format", "sarif"]].concat()).json();
    let errors: Vec<String> = validator.iter_errors(&log).map(|error| error.to_string()).collect();
    assert!(errors.is_empty(), "{errors:?}\n{log:#}");
    log
}

#[test]
fn sarif_fits_its_schema() {
    let log = sarif(&folder(), &["check", "--target-python", "3.11"]);
    let run = &log["runs"][0];
    assert_eq!(run["columnKind"], "utf16CodeUnits");
    assert_eq!(run["results"][0]["locations"][0]["physicalLocation"]["artifactLocation"]["uri"], "a%20b/web.py");
    let notes = run["invocations"][0]["toolExecutionNotifications"].as_array().expect("a list");
    assert_eq!(notes.len(), 1);
    sarif(&Folder::new(&[]), &["check"]);
    sarif(&folder(), &["fix", "--dry-run"]);
}

#[test]
fn sarif_carries_the_whole_fix() {
    let folder = Folder::new(&[("a.py", SLEEPY)]);
    let log = sarif(&folder, &["check"]);
    let change = &log["runs"][0]["results"][0]["fixes"][0]["artifactChanges"][0];
    let mut lines: Vec<String> = SLEEPY.split_inclusive('\n').map(ToOwned::to_owned).collect();
    for replacement in change["replacements"].as_array().expect("a list").iter().rev() {
        let line = |key: &str| replacement["deletedRegion"][key].as_u64().expect("a number") as usize - 1;
        assert_eq!((line("startColumn"), line("endColumn")), (0, 0));
        let text = replacement["insertedContent"]["text"].as_str().expect("a text").to_owned();
        lines.splice(line("startLine")..line("endLine"), [text]);
    }
    assert_eq!(lines.concat(), AWAKE);
}

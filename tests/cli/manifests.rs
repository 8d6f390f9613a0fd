//! Manifests are written together with the code that needs them.

use std::process::Command;

use crate::folder::{Folder, snapshot};

const CODE: &str = "\
const load = async (name) => name.toUpperCase();

export async function all(names) {
  return Promise.all(names.map((name) => load(name)));
}
";

const MANIFEST: &str = "{\n  \"name\": \"x\",\n  \"type\": \"module\",\n  \"dependencies\": {}\n}\n";

/// Two packages, one inside the other, and a file of each.
fn folder() -> Folder {
    Folder::new(&[
        ("package.json", MANIFEST),
        ("src/a.js", CODE),
        ("src/b.js", CODE),
        ("packages/inner one/package.json", MANIFEST),
        ("packages/inner one/c.js", CODE),
    ])
}

const FIX: &[&str] = &["fix", "--unsafe"];

#[test]
fn the_nearest_one_lists_what_the_code_needs() {
    let folder = folder();
    snapshot("manifests-fix", &folder.run(FIX).exits(0).shown());
    for (manifest, code) in
        [("package.json", "src/a.js"), ("packages/inner one/package.json", "packages/inner one/c.js")]
    {
        assert!(folder.text(manifest).contains("\"p-limit\": "), "{}", folder.text(manifest));
        assert!(folder.text(code).contains("from 'p-limit'"), "{}", folder.text(code));
    }
    let again = folder.run(FIX).exits(0);
    assert!(again.stdout.contains("Nothing fixed"), "{}", again.shown());
}

#[test]
fn the_diff_holds_them_and_git_takes_it() {
    let (patched, fixed) = (folder(), folder());
    let run = patched.run(&["fix", "--unsafe", "--dry-run"]).exits(1);
    assert!(run.stdout.contains("+++ b/packages/inner one/package.json\t\n"), "{}", run.shown());
    patched.put("the.patch", run.stdout.as_bytes());
    let git = Command::new("git").args(["apply", "the.patch"]).current_dir(patched.path("")).output();
    assert!(git.expect("git is needed for this test: install it").status.success(), "{}", run.shown());
    fixed.run(FIX).exits(0);
    for path in ["package.json", "src/a.js", "src/b.js", "packages/inner one/package.json", "packages/inner one/c.js"] {
        assert_eq!(patched.text(path), fixed.text(path), "{path}");
    }
}

#[test]
fn sarif_changes_them_too() {
    let log = folder().run(&["check", "--output-format", "sarif"]).exits(1).json();
    let changes = &log["runs"][0]["results"][0]["fixes"][0]["artifactChanges"];
    let uris: Vec<&str> = changes
        .as_array()
        .expect("a list")
        .iter()
        .filter_map(|change| change["artifactLocation"]["uri"].as_str())
        .collect();
    assert_eq!(uris, ["packages/inner%20one/c.js", "packages/inner%20one/package.json"]);
}

#[test]
fn json_tells_them_as_changes() {
    let json = folder().run(&["fix", "--unsafe", "--output-format", "json"]).exits(0).json();
    let told: Vec<(&str, u64)> = json["changes"]
        .as_array()
        .expect("a list")
        .iter()
        .filter_map(|change| Some((change["path"].as_str()?, change["fixes"].as_u64()?)))
        .collect();
    assert_eq!(
        told,
        [
            ("package.json", 0),
            ("packages/inner one/c.js", 1),
            ("packages/inner one/package.json", 0),
            ("src/a.js", 1),
            ("src/b.js", 1)
        ]
    );
}

#[test]
fn standard_input_names_what_a_manifest_has_to_list() {
    let folder = Folder::new(&[("package.json", MANIFEST)]);
    let run = folder.run_stdin(&["fix", "--unsafe", "--stdin-filename", "src/a.js"], CODE).exits(0);
    assert!(run.stderr.contains("note: package.json has to list p-limit "), "{}", run.shown());
    assert_eq!(folder.text("package.json"), MANIFEST);
}

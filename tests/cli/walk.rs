use crate::folder::{Folder, SLEEPY};

/// Paths of the findings.
fn paths(folder: &Folder, below: &str, arguments: &[&str]) -> Vec<String> {
    let mut all = vec!["check", "--output-format", "json"];
    all.extend(arguments);
    let json = folder.run_in(below, &all).json();
    json["findings"]
        .as_array()
        .expect("a list")
        .iter()
        .filter_map(|one| Some(one["path"].as_str()?.to_owned()))
        .collect()
}

#[test]
fn ignored_files_are_left_out_unless_named() {
    let folder = Folder::new(&[
        (".gitignore", "build/\n"),
        ("a.py", SLEEPY),
        ("build/b.py", SLEEPY),
        ("node_modules/c.py", SLEEPY),
        (".venv/d.py", SLEEPY),
    ]);
    assert_eq!(paths(&folder, "", &[]), ["a.py"]);
    assert_eq!(paths(&folder, "", &["build/b.py"]), ["build/b.py"]);
    assert_eq!(paths(&folder, "", &["--no-ignore"]), ["a.py", "build/b.py", "node_modules/c.py"]);
}

#[test]
fn paths_are_told_from_the_current_folder() {
    let folder = Folder::new(&[(".git/x", ""), ("src/a.py", SLEEPY), ("lib/b.py", SLEEPY)]);
    assert_eq!(paths(&folder, "src", &[]), ["a.py"]);
    assert_eq!(paths(&folder, "src", &["..", "a.py", "."]), ["a.py", "lib/b.py"]);
    let absolute = folder.path("src");
    assert_eq!(paths(&folder, "lib", &[absolute.to_str().expect("a plain path")]), ["src/a.py"]);
}

#[test]
fn findings_are_in_the_order_of_paths_and_places() {
    let folder = Folder::new(&[("b.py", SLEEPY), ("a-b/x.py", SLEEPY), ("a/x.py", SLEEPY), ("a.py", SLEEPY)]);
    assert_eq!(paths(&folder, "", &[]), ["a-b/x.py", "a.py", "a/x.py", "b.py"]);
}

#[test]
fn manifests_above_the_given_folder_but_inside_the_project_count() {
    let text = "import asyncio\n\n\nasync def f():\n    await asyncio.gather(f(), f())\n";
    let old = ("pyproject.toml", "[project]\nrequires-python = \">=3.9\"\n");
    let reason = |folder: &Folder| {
        let json = folder.run_in("src/deep", &["check", "--output-format", "json", "--target-python", "3.12"]).json();
        json["findings"][0]["reason"].as_str().map(ToOwned::to_owned)
    };
    let inside = Folder::new(&[(".git/x", ""), old, ("src/deep/a.py", text)]);
    assert_eq!(reason(&inside).as_deref(), Some("python-too-old"));
    let outside = Folder::new(&[old, ("src/deep/a.py", text)]);
    assert_ne!(reason(&outside).as_deref(), Some("python-too-old"));
}

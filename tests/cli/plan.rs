//! `punchlist plan` and `punchlist apply`: what `fix` would write, written later.

use crate::folder::{AWAKE, Folder, MIXED, SLEEPY, snapshot};

const CRAWL: &str = "async function crawl(urls) {\n  return Promise.all(urls.map((url) => load(url)));\n}\n";
const MANIFEST: &str = "{\n  \"name\": \"shop\",\n  \"version\": \"1.0.0\"\n}\n";

fn shop() -> Folder {
    Folder::new(&[("a.py", SLEEPY), ("b.py", MIXED), ("c.js", CRAWL), ("package.json", MANIFEST)])
}

fn texts(folder: &Folder) -> Vec<String> {
    ["a.py", "b.py", "c.js", "package.json"].map(|path| folder.text(path)).to_vec()
}

#[test]
fn applies_what_fix_would_write() {
    for more in [&["--target-python", "3.11"][..], &["--unsafe", "--target-python", "3.11"]] {
        let (fixed, planned) = (shop(), shop());
        fixed.run(&[&["fix"], more].concat());
        let run = planned.run(&[&["plan", "-o", "plan.json"], more].concat()).exits(0);
        assert_eq!((texts(&planned), run.stdout.as_str()), (texts(&shop()), ""));
        planned.run(&["apply", "plan.json"]).exits(0);
        assert_eq!(texts(&planned), texts(&fixed));
        planned.run(&["undo"]).exits(0);
        assert_eq!(texts(&planned), texts(&shop()));
    }
}

#[test]
fn tells_what_is_planned_and_what_was_made() {
    let folder = shop();
    let planned = folder.run(&["plan", "-o", "plan.json", "--unsafe", "--target-python", "3.11"]);
    let shown = folder.run(&["apply", "plan.json", "--dry-run"]);
    let made = folder.run(&["apply", "plan.json"]);
    snapshot("plan", &[planned.shown(), shown.shown(), made.shown(), folder.text("plan.json")].join("\n"));
}

#[test]
fn files_that_changed_are_left_alone_and_the_others_are_written() {
    let folder = shop();
    folder.run(&["plan", "-o", "plan.json"]).exits(0);
    folder.put("a.py", b"edited\n");
    folder.put("package.json", b"{}\n");
    let run = folder.run(&["apply", "plan.json"]).exits(2);
    let told = "a.py: not written: changed since the plan was made\nb.py: 1 fixed\nc.js: not written: package.json changed since the plan was made\n1 fix made in 1 file, 2 files left alone.\n";
    assert_eq!(run.stdout, told);
    assert_eq!((folder.text("a.py").as_str(), folder.text("c.js").as_str()), ("edited\n", CRAWL));
    assert!(folder.text("b.py").contains("await asyncio.sleep(1)"));
}

#[test]
fn a_plan_goes_through_pipes() {
    let folder = Folder::new(&[("a.py", SLEEPY)]);
    let plan = folder.run(&["plan", "-o", "-"]).exits(0).stdout;
    folder.run_stdin(&["apply", "-"], &plan).exits(0);
    assert_eq!(folder.text("a.py"), AWAKE);
}

#[test]
fn paths_count_from_the_root_of_the_project() {
    let folder = Folder::new(&[(".git/HEAD", "ref: refs/heads/main\n"), ("app/a.py", SLEEPY), ("b.py", SLEEPY)]);
    folder.run_in("app", &["plan", "-o", "plan.json", ".", "../b.py"]).exits(0);
    let run = folder.run_in("app", &["apply", "plan.json"]).exits(0);
    assert_eq!(run.stdout, "a.py: 1 fixed\nb.py: 1 fixed\n2 fixes made in 2 files.\n");
    assert_eq!((folder.text("app/a.py").as_str(), folder.text("b.py").as_str()), (AWAKE, AWAKE));
}

#[test]
fn a_file_of_another_project_is_told() {
    let folder = Folder::new(&[("here/.git/HEAD", ""), ("there/.git/HEAD", ""), ("there/a.py", SLEEPY)]);
    let run = folder.run_in("here", &["plan", "-o", "plan.json", "../there"]).exits(2);
    assert!(
        run.stderr.starts_with("error: a.py lies in another project than the current folder\nhint: make its plan in "),
        "{}",
        run.stderr
    );
    assert!(!folder.path("here/plan.json").exists());
}

#[test]
fn what_is_no_plan_is_told() {
    let folder =
        Folder::new(&[("plan.json", "{\"version\": 1}\n"), ("old.json", "{\"version\":7,\"tool\":\"\",\"files\":[]}")]);
    let run = folder.run(&["apply", "plan.json"]).exits(2);
    assert_eq!(
        run.stderr,
        "error: plan.json: it is no plan that this version can read: missing field `tool` at line 1 column 14\nhint: `punchlist plan -o FILE` makes one\n"
    );
    let run = folder.run(&["apply", "old.json"]).exits(2);
    assert!(run.stderr.contains("its form has the number 7"), "{}", run.stderr);
    folder.run(&["apply", "none.json"]).exits(2);
}

#[test]
fn nothing_planned_is_a_plan_of_nothing() {
    let folder = Folder::new(&[("a.py", AWAKE)]);
    let run = folder.run(&["plan", "-o", "plan.json"]).exits(0);
    assert_eq!(run.stderr, "0 fixes planned in 0 files.\n");
    assert_eq!(folder.run(&["apply", "plan.json"]).exits(0).stdout, "0 fixes made in 0 files.\n");
}

use crate::folder::{Folder, SLEEPY};

fn suppressed(comment: &str) -> Folder {
    Folder::new(&[("a.py", &SLEEPY.replace("time.sleep(1)", &format!("time.sleep(1)  {comment}")))])
}

#[test]
fn a_comment_suppresses_a_finding() {
    for comment in [
        "# punchlist: ignore[sleep-in-async] start-up",
        "# punchlist: ignore[python/sleep-in-async]",
        "# punchlist: ignore",
        "# punchlist: ignore[nothing-blocks-the-loop]",
    ] {
        let folder = suppressed(comment);
        let run = folder.run(&["check"]).exits(0);
        assert!(run.stdout.contains("0 findings, 1 suppressed."), "{}", run.shown());
        let before = folder.text("a.py");
        folder.run(&["fix"]).exits(0);
        assert_eq!(folder.text("a.py"), before);
        let json = folder.run(&["check", "--output-format", "json"]).exits(0).json();
        assert_eq!(json["summary"]["suppressed"], 1);
    }
}

#[test]
fn a_comment_that_suppresses_nothing_is_told() {
    let folder = Folder::new(&[
        ("a.py", "x = 1  # punchlist: ignore[sleep-in-async] why\n"),
        ("b.py", "y = 1  # punchlist: ignore[slep-in-async]\n"),
    ]);
    let json = folder.run(&["check", "--output-format", "json"]).exits(1).json();
    let told: Vec<(&str, &str)> = json["findings"]
        .as_array()
        .expect("a list")
        .iter()
        .map(|one| (one["recipe"].as_str().unwrap_or_default(), one["reason"].as_str().unwrap_or_default()))
        .collect();
    assert_eq!(
        told,
        [("punchlist/unused-suppression", "unused-suppression"), ("punchlist/unused-suppression", "unknown-recipe")]
    );
    folder.run(&["check", "--ignore", "punchlist/unused-suppression"]).exits(0);
}

#[test]
fn only_recipes_that_ran_make_a_comment_unused() {
    let folder = Folder::new(&[("a.py", "x = 1  # punchlist: ignore[sleep-in-async] why\n")]);
    folder.run(&["check", "--select", "unbounded-fan-out"]).exits(0);
}

//! `punchlist review`, on a terminal.

use crate::folder::{AWAKE, Folder, MIXED, SLEEPY, snapshot};

const PYTHON: [&str; 3] = ["review", "--target-python", "3.11"];

#[test]
fn a_yes_is_written_and_a_no_is_not() {
    let folder = Folder::new(&[("a.py", SLEEPY), ("b.py", SLEEPY)]);
    let run = folder.run_on_terminal(&PYTHON, &["n", "y", "y"]);
    snapshot("review", &run.shown());
    assert_eq!(run.code, Some(0));
    assert_eq!((folder.text("a.py").as_str(), folder.text("b.py").as_str()), (SLEEPY, AWAKE));
}

#[test]
fn every_yes_together_is_what_fix_writes() {
    let folder = Folder::new(&[("a.py", MIXED)]);
    folder.run(&["fix", "--unsafe", "--target-python", "3.11"]);
    let fixed = folder.text("a.py");
    assert_eq!(folder.run(&["undo"]).code, Some(0));
    assert_eq!(folder.text("a.py"), MIXED);
    let run = folder.run_on_terminal(&PYTHON, &["a", "y"]);
    assert_eq!((run.code, folder.text("a.py")), (Some(0), fixed));
    assert_eq!(folder.run(&["undo"]).code, Some(0));
    assert_eq!(folder.text("a.py"), MIXED);
}

#[test]
fn a_review_that_was_left_goes_on() {
    let folder = Folder::new(&[("a.py", SLEEPY), ("b.py", SLEEPY), ("c.py", SLEEPY)]);
    let run = folder.run_on_terminal(&PYTHON, &["y", "n", "Q"]);
    assert_eq!((run.code, folder.text("a.py").as_str()), (Some(1), SLEEPY));
    assert!(run.stdout.ends_with("Nothing was written. 2 answers kept: `punchlist review` goes on from there.\n"));
    // Lines that move in between do not matter.
    folder.put("b.py", format!("# moved\n{SLEEPY}").as_bytes());
    let run = folder.run_on_terminal(&PYTHON, &["y", "y"]);
    assert!(
        run.stdout.contains("\n2 answers from a review that was left; `--restart` asks again.\n"),
        "{}",
        run.stdout
    );
    assert!(run.stdout.contains("(3/3) Make this fix?") && !run.stdout.contains("(1/3)"), "{}", run.stdout);
    assert_eq!(run.code, Some(0));
    assert_eq!((folder.text("a.py").as_str(), folder.text("c.py").as_str()), (AWAKE, AWAKE));
    assert!(folder.text("b.py").contains("time.sleep(1)"));
    // It is over: what was declined is asked about again.
    let run = folder.run_on_terminal(&PYTHON, &["Q"]);
    assert!(run.stdout.starts_with("1 fix to review; ? lists the keys.\n\nb.py:7:5 "), "{}", run.stdout);
}

#[test]
fn answers_are_forgotten_where_that_is_asked_for() {
    let folder = Folder::new(&[("a.py", SLEEPY), ("b.py", SLEEPY)]);
    folder.run_on_terminal(&PYTHON, &["n", "Q"]);
    let run = folder.run_on_terminal(&["review", "--restart"], &["Q"]);
    assert!(run.stdout.contains("(1/2) Make this fix?"), "{}", run.stdout);
}

#[test]
fn the_end_of_the_input_writes_what_has_a_yes_and_keeps_the_rest() {
    let folder = Folder::new(&[("a.py", SLEEPY), ("b.py", SLEEPY), ("c.py", SLEEPY)]);
    let run = folder.run_on_terminal(&PYTHON, &["y", "n", "END"]);
    assert_eq!(run.code, Some(1));
    assert!(run.stdout.ends_with("a.py: 1 fixed\n1 fix made, 1 declined, 1 without an answer.\n"), "{}", run.stdout);
    assert_eq!(folder.text("a.py"), AWAKE);
    let run = folder.run_on_terminal(&PYTHON, &["Q"]);
    assert!(run.stdout.contains("1 answer from a review that was left"), "{}", run.stdout);
}

#[test]
fn ctrl_c_writes_nothing_and_keeps_the_answers() {
    let folder = Folder::new(&[("a.py", SLEEPY), ("b.py", SLEEPY)]);
    let run = folder.run_on_terminal(&PYTHON, &["y", "STOP"]);
    assert_eq!((run.code, folder.text("a.py").as_str()), (Some(130), SLEEPY));
    let run = folder.run_on_terminal(&PYTHON, &["Q"]);
    assert!(run.stdout.contains("1 answer from a review that was left"), "{}", run.stdout);
}

#[test]
fn a_manifest_is_shown_and_written_with_the_fix_that_needs_it() {
    let crawl = "async function crawl(urls) {\n  return Promise.all(urls.map((url) => load(url)));\n}\n";
    let manifest = "{\n  \"name\": \"shop\",\n  \"version\": \"1.0.0\"\n}\n";
    let folder = Folder::new(&[("a.js", crawl), ("b.js", crawl), ("package.json", manifest)]);
    let run = folder.run_on_terminal(&["review", "--select", "javascript/unbounded-fan-out"], &["n", "y", "y"]);
    assert_eq!(run.stdout.matches("\npackage.json\n@@ ").count(), 2, "{}", run.stdout);
    assert!(run.stdout.contains("b.js: 1 fixed\npackage.json: updated\n"), "{}", run.stdout);
    assert_eq!((run.code, folder.text("a.js").as_str()), (Some(0), crawl));
    assert!(folder.text("package.json").contains("p-limit"));
}

#[test]
fn a_file_that_changes_meanwhile_is_left_alone() {
    let folder = Folder::new(&[("a.py", SLEEPY)]);
    let run = folder.run_on_terminal(&PYTHON, &["EDIT a.py", "y", "y"]);
    assert_eq!(run.code, Some(2));
    assert!(run.stdout.contains("a.py: not written: changed since it was read"), "{}", run.stdout);
    assert_eq!(folder.text("a.py"), "edited\n");
}

#[test]
fn without_a_terminal_other_commands_are_named() {
    let folder = Folder::new(&[("a.py", SLEEPY)]);
    let run = folder.run(&["review"]);
    snapshot("review-without-terminal", &run.exits(2).shown());
}

#[test]
fn nothing_to_review_is_told() {
    let folder = Folder::new(&[("a.py", AWAKE)]);
    let run = folder.run_on_terminal(&PYTHON, &[]);
    assert_eq!(run.code, Some(0));
    assert_eq!(run.stdout, "No fix to review: `punchlist check` tells what else there is.\n");
}

#[test]
fn of_the_like_the_one_with_the_yes_is_made() {
    let twice = SLEEPY.replace("    time.sleep(1)\n", "    time.sleep(1); time.sleep(1)\n    time.sleep(1)\n");
    let folder = Folder::new(&[("a.py", &twice)]);
    let run = folder.run_on_terminal(&PYTHON, &["n", "y", "n", "y"]);
    assert_eq!(run.code, Some(0), "{}", run.stdout);
    assert!(folder.text("a.py").contains("    time.sleep(1); await asyncio.sleep(1)\n    time.sleep(1)\n"));
}

#[test]
fn a_later_recipe_finds_its_place_where_an_earlier_one_moved_it() {
    let folder = Folder::new(&[("a.py", MIXED), ("b.py", MIXED)]);
    // The sleep, the fan-out, the gather: without the fan-out in the first file, without the gather in the second.
    let run = folder.run_on_terminal(&PYTHON, &["y", "n", "y", "y", "y", "n", "y"]);
    assert_eq!(run.code, Some(0), "{}", run.stdout);
    let (first, second) = (folder.text("a.py"), folder.text("b.py"));
    assert!(first.contains("tg.create_task(fetch(url))") && !first.contains("Semaphore"), "{first}");
    assert!(second.contains("gather(*[bounded_fetch(url)") && !second.contains("TaskGroup"), "{second}");
}

use crate::folder::{Folder, snapshot};

#[test]
fn says_all_there_is_to_say() {
    let folder = Folder::new(&[]);
    snapshot("explain", &folder.run(&["explain", "python/unbounded-fan-out"]).exits(0).shown());
}

#[test]
fn takes_names_and_items() {
    let folder = Folder::new(&[]);
    let by_name = folder.run(&["explain", "sleep-in-async"]).exits(0);
    assert!(by_name.stdout.starts_with("python/sleep-in-async: "), "{}", by_name.shown());
    let by_item = folder.run(&["explain", "bounded"]).exits(0);
    assert!(by_item.stdout.contains("python/unbounded-fan-out: "), "{}", by_item.shown());
}

#[test]
fn an_unknown_name_lists_near_ones() {
    let folder = Folder::new(&[]);
    let run = folder.run(&["explain", "sleep-in-asinc"]).exits(2);
    assert!(run.stderr.contains("did you mean `python/sleep-in-async` or `rust/sleep-in-async`?"), "{}", run.shown());
}

#[test]
fn takes_reasons() {
    let folder = Folder::new(&[]);
    snapshot("explain-reason", &folder.run(&["explain", "mutual-wait"]).exits(0).shown());
}

use super::*;
use std::fs::{self, File};
use std::io;

struct Tree {
    _folder: tempfile::TempDir,
    root: PathBuf,
}

fn tree(files: &[(&str, &str)]) -> Tree {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let root = fs::canonicalize(folder.path()).expect("it exists").join("project");
    fs::create_dir(&root).expect("writable");
    for (path, text) in files {
        let path = root.join(path);
        fs::create_dir_all(path.parent().expect("it has a parent")).expect("writable");
        fs::write(path, text).expect("writable");
    }
    Tree { _folder: folder, root }
}

impl Tree {
    fn text(&self, path: &str) -> String {
        fs::read_to_string(self.root.join(path)).expect("it is there")
    }

    /// The names in the project's folder, sorted.
    fn names(&self) -> Vec<String> {
        let entries = fs::read_dir(&self.root).expect("readable").map(|entry| entry.expect("readable").file_name());
        let mut names: Vec<String> = entries.map(|name| name.to_string_lossy().into_owned()).collect();
        names.sort();
        names
    }

    fn write(&self, files: Vec<Approved>) -> Vec<String> {
        self.write_with(files, &write::fill)
    }

    fn write_with(&self, files: Vec<Approved>, fill: &Fill) -> Vec<String> {
        let batch = Batch::new(&self.root, files, &Disk(&self.root));
        told(&batch.write_with(&AtomicBool::new(false), fill))
    }
}

#[derive(Debug)]
struct Disk<'a>(&'a Path);

impl Files for Disk<'_> {
    fn read(&self, path: &Path) -> Option<String> {
        fs::read_to_string(self.0.join(path)).ok()
    }
}

fn told(outcomes: &[Outcome]) -> Vec<String> {
    let one = |outcome: &Outcome| match &outcome.result {
        Ok(()) => format!("{}: written", outcome.path.display()),
        Err(error) => format!("{}: {}", outcome.path.display(), error.with_causes()),
    };
    outcomes.iter().map(one).collect()
}

fn change(path: &str, before: &str, after: &str) -> Approved {
    Approved::made_up(path, before, after, Vec::new())
}

fn full_disk(_: &mut File, _: &[u8]) -> io::Result<()> {
    Err(io::ErrorKind::StorageFull.into())
}

#[test]
fn a_file_gets_its_new_text_and_nothing_is_left_beside_it() {
    let tree = tree(&[("a.py", "old"), ("b.py", "old")]);
    assert_eq!(tree.write(vec![change("a.py", "old", "new")]), ["a.py: written"]);
    assert_eq!((tree.text("a.py").as_str(), tree.text("b.py").as_str()), ("new", "old"));
    assert_eq!(tree.names(), ["a.py", "b.py"]);
}

#[test]
fn a_file_that_changed_is_left_alone() {
    let tree = tree(&[("a.py", "edited meanwhile")]);
    assert_eq!(tree.write(vec![change("a.py", "old", "new")]), ["a.py: changed since it was read"]);
    assert_eq!(tree.text("a.py"), "edited meanwhile");
    assert_eq!(tree.names(), ["a.py"]);
}

#[test]
fn a_file_that_holds_the_new_text_already_is_fine() {
    let tree = tree(&[("a.py", "new")]);
    assert_eq!(tree.write(vec![change("a.py", "old", "new")]), ["a.py: written"]);
}

#[test]
fn a_file_that_went_away_or_became_a_folder_is_told() {
    let tree = tree(&[("b.py/inside", "")]);
    let told = tree.write(vec![change("a.py", "old", "new"), change("b.py", "old", "new")]);
    assert_eq!(
        told,
        [
            "a.py: cannot be read any more: No such file or directory (os error 2)",
            "b.py: cannot be read any more: Is a directory (os error 21)"
        ]
    );
}

#[test]
fn a_full_disk_leaves_the_old_bytes_and_no_rubbish() {
    let tree = tree(&[("a.py", "old")]);
    let told = tree.write_with(vec![change("a.py", "old", "new")], &full_disk);
    assert_eq!(told, ["a.py: the new text cannot be written beside it: no storage space"]);
    assert_eq!(tree.text("a.py"), "old");
    assert_eq!(tree.names(), ["a.py"]);
}

#[test]
fn one_failure_does_not_stop_the_others() {
    let tree = tree(&[("a.py", "other"), ("b.py", "old")]);
    let told = tree.write(vec![change("b.py", "old", "new"), change("a.py", "old", "new")]);
    assert_eq!(told, ["a.py: changed since it was read", "b.py: written"]);
}

#[test]
fn a_stopped_run_begins_no_further_file() {
    let tree = tree(&[("a.py", "old")]);
    let batch = Batch::new(&tree.root, vec![change("a.py", "old", "new")], &Disk(&tree.root));
    assert_eq!(told(&batch.write(&AtomicBool::new(true))), ["a.py: stopped before its turn"]);
    assert_eq!(tree.text("a.py"), "old");
}

#[cfg(unix)]
mod unix {
    use super::*;
    use std::os::unix::fs::{MetadataExt, PermissionsExt, symlink};

    #[test]
    fn the_mode_is_kept() {
        for mode in [0o755, 0o600, 0o444] {
            let tree = tree(&[("a.py", "old")]);
            let path = tree.root.join("a.py");
            fs::set_permissions(&path, fs::Permissions::from_mode(mode)).expect("ours");
            tree.write(vec![change("a.py", "old", "new")]);
            assert_eq!(tree.text("a.py"), "new");
            assert_eq!(fs::metadata(path).expect("it is there").mode() & 0o7777, mode);
        }
    }

    #[test]
    fn a_link_stays_a_link_and_its_target_is_written() {
        let tree = tree(&[("real/a.py", "old")]);
        symlink("real/a.py", tree.root.join("link.py")).expect("links work");
        assert_eq!(tree.write(vec![change("link.py", "old", "new")]), ["link.py: written"]);
        assert_eq!(tree.text("real/a.py"), "new");
        assert!(fs::symlink_metadata(tree.root.join("link.py")).expect("it is there").is_symlink());
    }

    #[test]
    fn a_link_out_of_the_project_is_refused() {
        let tree = tree(&[]);
        let outside = tree.root.join("../outside.py");
        fs::write(&outside, "old").expect("writable");
        symlink("../outside.py", tree.root.join("link.py")).expect("links work");
        let told = tree.write(vec![change("link.py", "old", "new"), change("../outside.py", "old", "new")]);
        assert_eq!(
            told,
            ["../outside.py: a link that leads out of the project", "link.py: a link that leads out of the project"]
        );
        assert_eq!(fs::read_to_string(outside).expect("it is there"), "old");
    }

    #[test]
    fn the_names_of_one_file_stay_together() {
        let tree = tree(&[("a.py", "a longer old text")]);
        fs::hard_link(tree.root.join("a.py"), tree.root.join("b.py")).expect("hard links work");
        let told =
            tree.write(vec![change("a.py", "a longer old text", "new"), change("b.py", "a longer old text", "new")]);
        assert_eq!(told, ["a.py: written", "b.py: written"]);
        assert_eq!((tree.text("a.py").as_str(), tree.text("b.py").as_str()), ("new", "new"));
        let inode = |name: &str| fs::metadata(tree.root.join(name)).expect("it is there").ino();
        assert_eq!(inode("a.py"), inode("b.py"));
        assert_eq!(tree.names(), ["a.py", "b.py"]);
    }

    #[test]
    fn a_folder_that_takes_no_file_is_told() {
        // Even root cannot make a file there; anyone else is kept out by the mode of a folder.
        let tree = tree(&[("a.py", "old")]);
        fs::set_permissions(&tree.root, fs::Permissions::from_mode(0o555)).expect("ours");
        let told = tree.write(vec![change("a.py", "old", "new")]);
        fs::set_permissions(&tree.root, fs::Permissions::from_mode(0o755)).expect("ours");
        let root_may = told == ["a.py: written"];
        if !root_may {
            assert_eq!(told, ["a.py: the new text cannot be written beside it: Permission denied (os error 13)"]);
            assert_eq!(tree.text("a.py"), "old");
        }
    }

    #[test]
    fn an_unwritable_filesystem_is_told() {
        let Ok(text) = fs::read_to_string("/proc/self/comm") else { return };
        let batch = Batch::new(Path::new("/proc"), vec![change("self/comm", &text, "new")], &Disk(Path::new("/proc")));
        let told = told(&batch.write(&AtomicBool::new(false)));
        assert!(told[0].starts_with("self/comm: the new text cannot be written beside it: "), "{told:?}");
        assert!(!told[0].contains(".punchlist-"), "{told:?}");
    }
}

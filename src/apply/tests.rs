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

mod manifests {
    use super::*;

    /// Adds a line for each package; a manifest that says `broken` cannot be edited.
    fn edit(_: &Path, _: &Path, text: &str, add: &[Dependency]) -> Result<String, String> {
        if text.contains("broken") {
            return Err("it is no manifest".to_owned());
        }
        Ok(add.iter().fold(text.to_owned(), |text, needed| format!("{text}{} {}\n", needed.name, needed.range)))
    }

    fn needy(path: &str, manifest: &str, package: &str) -> Approved {
        let (manifest, name, range) = (manifest.into(), package.to_owned(), "^1".to_owned());
        Approved::made_up(
            path,
            "old",
            "new",
            vec![Dependency { manifest, name, range, dev: false, features: Vec::new() }],
        )
    }

    fn batch(tree: &Tree, files: Vec<Approved>) -> Batch {
        Batch::with(&tree.root, files, &Disk(&tree.root), edit)
    }

    fn write(tree: &Tree, files: Vec<Approved>) -> Vec<String> {
        told(&batch(tree, files).write(&AtomicBool::new(false)))
    }

    #[test]
    fn they_are_written_together_with_what_needs_them() {
        let tree = tree(&[("a.js", "old"), ("b.js", "old"), ("package.json", "{}\n")]);
        let files = || vec![needy("a.js", "package.json", "p-limit"), needy("b.js", "package.json", "p-map")];
        let batch = batch(&tree, files());
        let changes: Vec<(&str, &str)> =
            batch.changes().iter().map(|change| (change.path.to_str().expect("plain"), change.after)).collect();
        let manifest = "{}\np-limit ^1\np-map ^1\n";
        assert_eq!(changes, [("a.js", "new"), ("b.js", "new"), ("package.json", manifest)]);
        assert_eq!(told(&batch.outcomes()), ["a.js: written", "b.js: written", "package.json: written"]);
        assert_eq!(write(&tree, files()), ["a.js: written", "b.js: written", "package.json: written"]);
        assert_eq!((tree.text("a.js").as_str(), tree.text("package.json").as_str()), ("new", manifest));
        assert_eq!(tree.names(), ["a.js", "b.js", "package.json"]);
    }

    #[test]
    fn features_of_what_is_listed_are_not_new_packages() {
        let needed = |name: &str, features: &[&str]| Dependency {
            manifest: "Cargo.toml".into(),
            name: name.to_owned(),
            range: if features.is_empty() { "^7".to_owned() } else { String::new() },
            dev: false,
            features: features.iter().map(|&one| one.to_owned()).collect(),
        };
        let tokio = [needed("tokio", &["time"]), needed("tokio", &["fs", "rt | rt-multi-thread"])];
        assert_eq!(note(&tokio), "tokio has fs, rt, time on now");
        assert_eq!(note(&[needed("p-limit", &[])]), "p-limit ^7 is new here; install it before the code runs");
        let older = Dependency { range: "^3".to_owned(), ..needed("p-limit", &[]) };
        assert_eq!(note(&[older, needed("p-limit", &[])]), "p-limit ^3 is new here; install it before the code runs");
    }

    #[test]
    fn without_one_the_files_that_need_it_stay_as_they_are() {
        let tree = tree(&[("a.js", "old"), ("b.js", "old"), ("sub/package.json", "broken")]);
        let files = || vec![needy("a.js", "sub/package.json", "p-limit"), change("b.js", "old", "new")];
        let batch = batch(&tree, files());
        assert_eq!(batch.changes().len(), 1);
        let expected =
            ["a.js: it needs a package in sub/package.json, which was not written: it is no manifest", "b.js: written"];
        assert_eq!(told(&batch.outcomes()), expected);
        assert_eq!(write(&tree, files()), expected);
        assert_eq!((tree.text("a.js").as_str(), tree.text("sub/package.json").as_str()), ("old", "broken"));
        assert_eq!(tree.names(), ["a.js", "b.js", "sub"]);
    }

    #[test]
    fn one_that_is_missing_is_told() {
        let tree = tree(&[("a.js", "old")]);
        let told = write(&tree, vec![needy("a.js", "package.json", "p-limit")]);
        assert_eq!(told, ["a.js: it needs a package in package.json, which was not written: it cannot be read"]);
    }

    #[test]
    fn one_that_changed_is_left_alone_with_what_needs_it() {
        let tree = tree(&[("a.js", "old"), ("package.json", "{}\n")]);
        let batch = batch(&tree, vec![needy("a.js", "package.json", "p-limit")]);
        fs::write(tree.root.join("package.json"), "edited").expect("writable");
        let expected = [
            "a.js: it needs a package in package.json, which was not written: changed since it was read",
            "package.json: changed since it was read",
        ];
        assert_eq!(told(&batch.write(&AtomicBool::new(false))), expected);
        assert_eq!((tree.text("a.js").as_str(), tree.text("package.json").as_str()), ("old", "edited"));
        assert_eq!(tree.names(), ["a.js", "package.json"]);
    }

    #[test]
    fn a_file_that_is_not_written_adds_no_package() {
        let tree = tree(&[("a.js", "edited"), ("b.js", "old"), ("package.json", "{}\n")]);
        let told = write(&tree, vec![needy("a.js", "package.json", "p-limit"), needy("b.js", "package.json", "p-map")]);
        assert_eq!(told, ["a.js: changed since it was read", "b.js: written", "package.json: written"]);
        assert_eq!(tree.text("package.json"), "{}\np-map ^1\n");
    }

    #[test]
    fn none_is_touched_if_nothing_that_needs_it_is_written() {
        let tree = tree(&[("a.js", "edited"), ("package.json", "{}\n")]);
        let told = write(&tree, vec![needy("a.js", "package.json", "p-limit")]);
        assert_eq!(told, ["a.js: changed since it was read"]);
        assert_eq!(tree.text("package.json"), "{}\n");
    }

    #[test]
    fn a_full_disk_leaves_both_as_they_were() {
        let tree = tree(&[("a.js", "old"), ("package.json", "{}\n")]);
        let batch = batch(&tree, vec![needy("a.js", "package.json", "p-limit")]);
        // There is room for the code, but none for the manifest.
        let fill = |file: &mut File, bytes: &[u8]| match bytes {
            b"new" => write::fill(file, bytes),
            _ => full_disk(file, bytes),
        };
        let outcomes = batch.write_with(&AtomicBool::new(false), &fill);
        assert!(outcomes.iter().all(|outcome| outcome.result.is_err()), "{outcomes:?}");
        assert_eq!((tree.text("a.js").as_str(), tree.text("package.json").as_str()), ("old", "{}\n"));
        assert_eq!(tree.names(), ["a.js", "package.json"]);
    }
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

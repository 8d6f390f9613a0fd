use super::*;

const RECIPE: &str = "title = 't'\nitem = 'bounded'\nwhy = 'w'\n[options.limit]\ndefault = 10\nabout = 'a'\nminimum = 1\n[find]\ncall = 'x'\n";

fn library() -> Library {
    let mut library = Library::default();
    for path in ["recipes/python/fan-out.toml", "recipes/python/sleep.toml", "recipes/javascript/fan-out.toml"] {
        // Recipes of a language that this build does not have are left out.
        let _ = library.add(Path::new(path), RECIPE);
    }
    library
}

fn config(text: &str) -> Result<Config, Problem> {
    let path = PathBuf::from("punchlist.toml");
    match toml::from_str(text) {
        Ok(raw) => Ok(Config { path, text: text.to_owned(), raw }),
        Err(error) => Err(wrong(&path, text, &error)),
    }
}

/// The message with which `text` is turned down.
fn refused(text: &str) -> String {
    let library = library();
    let all = |config: Config| {
        config.select(&library)?;
        config.ignore(&library)?;
        config.exclude()?;
        config.options(&library)?;
        config.layers(&library)?;
        config.target_python()?;
        config.output_format()?;
        Ok(())
    };
    config(text).and_then(all).expect_err("it is wrong").message
}

#[test]
fn an_unknown_key_is_refused_with_its_place() {
    assert_eq!(refused("\nslect = []"), "punchlist.toml:2:1: unknown key `slect`; did you mean `select`?");
    assert_eq!(
        refused("[[overrides]]\npaths = []\n  ignroe = []"),
        "punchlist.toml:3:3: unknown key `ignroe`; did you mean `ignore`?"
    );
    assert!(refused("qqq = 1").starts_with("punchlist.toml:1:1: unknown key `qqq`; known are `select`, `ignore`"));
}

#[test]
fn a_value_of_the_wrong_type_is_refused_with_its_place() {
    assert_eq!(refused("unsafe = 'yes'"), "punchlist.toml:1:10: invalid type: string \"yes\", expected a boolean");
    assert_eq!(refused("select = [1]"), "punchlist.toml:1:11: invalid type: integer `1`, expected a string");
}

#[test]
fn broken_toml_is_refused_with_its_place() {
    assert!(refused("select = [").starts_with("punchlist.toml:1:"));
}

#[test]
fn a_version_has_two_numbers() {
    assert_eq!(refused("target-python = '2.7'"), "punchlist.toml:1:17: `2.7` is no version of Python, such as `3.11`");
    assert_eq!(version("3.11"), Ok((3, 11)));
    assert_eq!(version(" 3.9 "), Ok((3, 9)));
}

#[test]
fn an_unknown_format_is_refused() {
    assert_eq!(
        refused("output-format = 'xml'"),
        "punchlist.toml:1:17: there is no output format `xml`; known are text, json, github and sarif"
    );
}

#[test]
fn globs_mean_what_they_mean_to_git() {
    let config = config("exclude = ['build/', '*_pb2.py', '/only', 'a/*.py']").expect("it is right");
    let set = config.exclude().expect("they are globs");
    for fits in ["build", "x/build/y.py", "a_pb2.py", "x/a_pb2.py", "only", "only/x", "a/x.py"] {
        assert!(set.is_match(fits), "{fits}");
    }
    for fits_not in ["rebuild", "x/a/x.py", "a/b/x.py"] {
        assert!(!set.is_match(fits_not), "{fits_not}");
    }
}

#[test]
fn folders_stand_alone_or_beside_options() {
    let alone = config("recipes = ['a/', 'b.toml']").expect("it is right");
    assert_eq!(alone.recipe_folders(), [PathBuf::from("a/"), PathBuf::from("b.toml")]);
    let both = config("[recipes]\nfolders = ['a/']\n[recipes.'python/fan-out']\nlimit = 5").expect("it is right");
    assert_eq!(both.recipe_folders(), [PathBuf::from("a/")]);
}

#[test]
fn settings_come_from_the_nearest_folder_up_to_the_repository() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let root = folder.path();
    fs::create_dir_all(root.join("repo/.git")).expect("writable");
    fs::create_dir_all(root.join("repo/a/b")).expect("writable");
    fs::write(root.join("punchlist.toml"), "unsafe = true").expect("writable");
    assert!(!find(&root.join("repo/a/b")).expect("none").makes_unsafe());
    fs::write(root.join("repo/pyproject.toml"), "[tool.punchlist]\nunsafe = true").expect("writable");
    assert!(find(&root.join("repo/a/b")).expect("it is right").makes_unsafe());
    fs::write(root.join("repo/a/punchlist.toml"), "").expect("writable");
    assert!(!find(&root.join("repo/a/b")).expect("it is right").makes_unsafe());
}

#[test]
fn a_pyproject_names_the_place_of_a_typo() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let path = folder.path().join("pyproject.toml");
    fs::write(&path, "[project]\nname = 'x'\n[tool.punchlist]\nexlude = []\n").expect("writable");
    let message = read(&path).expect_err("it is wrong").message;
    assert!(message.ends_with("pyproject.toml:4:1: unknown key `exlude`; did you mean `exclude`?"), "{message}");
}

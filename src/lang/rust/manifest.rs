//! `Cargo.toml`: which packages a file may use, and the features that new code needs.

mod edit;

use std::path::{Path, PathBuf};

use toml_edit::{DocumentMut, Item, TableLike, Value};

pub(super) use self::edit::edit;
use crate::lang::Files;
use crate::lang::packages::{Dependency, DependencyPlan};

/// Folders of a package whose files see its dev-dependencies.
const DEVELOPMENT: [&str; 3] = ["tests", "benches", "examples"];

/// The manifest of a file: the first upwards that is one of a package.
struct Manifest {
    path: PathBuf,
    document: DocumentMut,
    /// Whether the file sees what is needed for development only.
    development: bool,
}

fn nearest(files: &dyn Files, path: &Path) -> Option<Manifest> {
    for folder in path.ancestors().skip(1) {
        let manifest = folder.join("Cargo.toml");
        let Some(document) = read(files, &manifest) else { continue };
        let inner = path.strip_prefix(folder).unwrap_or(path);
        let first = inner.components().next().and_then(|part| part.as_os_str().to_str());
        let development = first.is_some_and(|first| DEVELOPMENT.contains(&first));
        return Some(Manifest { path: manifest, document, development });
    }
    None
}

fn read(files: &dyn Files, path: &Path) -> Option<DocumentMut> {
    files.read(path)?.trim_start_matches('\u{feff}').parse().ok()
}

impl Manifest {
    /// The crate roots that the manifest names.
    fn roots(&self) -> Vec<String> {
        let path = |item: &Item| item.get("path").and_then(Item::as_str).map(str::to_owned);
        let programs = self.document.get("bin").and_then(Item::as_array_of_tables);
        let named = programs.into_iter().flatten().filter_map(|table| table.get("path")?.as_str().map(str::to_owned));
        named.chain(self.document.get("lib").and_then(path)).collect()
    }

    /// The tables of packages that the file sees, each with whether it is one for development.
    fn tables(&self) -> Vec<(&dyn TableLike, bool)> {
        self.sections(if self.development { &[false, true] } else { &[false] })
    }

    fn sections(&self, kinds: &[bool]) -> Vec<(&dyn TableLike, bool)> {
        let sections = |dev: bool| if dev { "dev-dependencies" } else { "dependencies" };
        let mut found = Vec::new();
        for &dev in kinds {
            found.extend(self.document.get(sections(dev)).and_then(Item::as_table_like).map(|table| (table, dev)));
            let targets = self.document.get("target").and_then(Item::as_table_like);
            for (_, target) in targets.into_iter().flat_map(|table| table.iter()) {
                let table = target.get(sections(dev)).and_then(Item::as_table_like);
                found.extend(table.map(|table| (table, dev)));
            }
        }
        found
    }

    /// The tables that list the package `name` for the file. A file that sees no such table is read with those for
    /// development: code of tests may stand in any file.
    fn listing(&self, name: &str, development: bool) -> Vec<(&dyn TableLike, bool)> {
        let listed = |kinds: &[bool]| {
            let mut own = self.sections(kinds);
            own.retain(|(table, _)| table.get(name).is_some());
            own
        };
        let mut own = listed(if development { &[false, true] } else { &[false] });
        // What some targets add the others do not have.
        for dev in [false, true] {
            let section = self.document.get(if dev { "dev-dependencies" } else { "dependencies" });
            let everywhere = section.and_then(Item::as_table_like).filter(|table| table.get(name).is_some());
            if let Some(everywhere) = everywhere {
                own.retain(|&(table, of)| of != dev || std::ptr::addr_eq(table, everywhere));
            }
        }
        // Nor have tests without features what is listed for some of them.
        let is_optional = |table: &dyn TableLike| {
            table.get(name).and_then(|it| it.get("optional")).and_then(Item::as_bool).unwrap_or(false)
        };
        if own.iter().any(|&(_, dev)| dev) {
            own.retain(|&(table, dev)| dev || !is_optional(table));
        }
        if own.is_empty() { listed(&[true]) } else { own }
    }

    /// What the workspace says of a package that is inherited from it.
    fn inherited(&self, files: &dyn Files, name: &str) -> Option<Item> {
        let mut folder = self.path.parent();
        let mut document = Some(self.document.clone());
        loop {
            let shared = document.as_ref().and_then(|it| it.get("workspace")).and_then(|it| it.get("dependencies"));
            if let Some(item) = shared.and_then(|table| table.get(name)) {
                return Some(item.clone());
            }
            folder = folder?.parent();
            document = read(files, &folder?.join("Cargo.toml"));
        }
    }
}

/// The edition of the package that the file at `path` belongs to, as a version: `(2024, 0)`.
pub(super) fn edition(files: &dyn Files, path: &Path) -> Option<(u32, u32)> {
    let manifest = nearest(files, path)?;
    let year = |item: &Item| Some((item.as_str()?.parse().ok()?, 0));
    let own = manifest.document.get("package")?.get("edition")?;
    if own.get("workspace").is_none() {
        return year(own);
    }
    let above = |folder: &Path| {
        let document = read(files, &folder.join("Cargo.toml"))?;
        year(document.get("workspace")?.get("package")?.get("edition")?)
    };
    manifest.path.parent()?.ancestors().find_map(above)
}

/// Whether the file at `path` lies where only tests, benchmarks and examples do.
pub(super) fn is_development(files: &dyn Files, path: &Path) -> bool {
    nearest(files, path).is_some_and(|manifest| manifest.development)
}

/// The lowest major version of the package `name` that the manifest of the file at `path` allows.
pub(super) fn listed_major(files: &dyn Files, path: &Path, name: &str) -> Option<u32> {
    let manifest = nearest(files, path)?;
    let (table, _) = manifest.tables().into_iter().find(|(table, _)| table.get(name).is_some())?;
    let own = table.get(name)?;
    let is_inherited = own.get("workspace").and_then(Item::as_bool).unwrap_or(false);
    let item = if is_inherited { manifest.inherited(files, name)? } else { own.clone() };
    let range = item.as_str().or_else(|| item.get("version").and_then(Item::as_str))?;
    let number = range.trim_start_matches(|c: char| !c.is_ascii_digit());
    number.split(|c: char| !c.is_ascii_digit()).next()?.parse().ok()
}

/// Names, as code writes them, of the packages that the file at `path` may use; none without a manifest.
pub(super) fn packages(files: &dyn Files, path: &Path) -> Option<Vec<String>> {
    let manifest = nearest(files, path)?;
    let names = manifest
        .tables()
        .into_iter()
        .flat_map(|(table, _)| table.iter().map(|(name, _)| name.replace('-', "_")).collect::<Vec<_>>());
    Some(names.collect())
}

/// Those of them that are not there in every build: listed as optional, or for some targets only.
pub(super) fn optional_packages(files: &dyn Files, path: &Path) -> Vec<String> {
    let Some(manifest) = nearest(files, path) else { return Vec::new() };
    let tables = manifest.tables();
    let is_optional = |item: &Item| item.get("optional").and_then(Item::as_bool).unwrap_or(false);
    let everywhere = |section: &str| manifest.document.get(section).and_then(Item::as_table_like);
    let sections = [everywhere("dependencies"), everywhere("dev-dependencies").filter(|_| manifest.development)];
    let always = |name: &str| sections.iter().flatten().filter_map(|it| it.get(name)).any(|it| !is_optional(it));
    let names = tables.iter().flat_map(|(table, _)| table.iter().map(|(name, _)| name));
    names.filter(|name| !always(name)).map(|name| name.replace('-', "_")).collect()
}

/// Most files of a package that are followed.
const MOST_FILES: usize = 400;

/// The files of the package of `path`: its crate roots, the file itself if it is one, and what they and their modules declare by
/// `mod name;`.
pub(super) fn package_files(files: &dyn Files, path: &Path) -> Vec<PathBuf> {
    let Some(manifest) = nearest(files, path) else { return Vec::new() };
    let folder = manifest.path.parent().unwrap_or(Path::new(""));
    let mut open: Vec<PathBuf> = ["main.rs", "lib.rs"].iter().map(|root| folder.join("src").join(root)).collect();
    open.extend(manifest.roots().into_iter().map(|root| folder.join(root)));
    open.push(path.to_owned());
    let mut found: Vec<PathBuf> = Vec::new();
    while let Some(next) = open.pop() {
        let Some(text) = files.read(&next).filter(|_| found.len() < MOST_FILES && !found.contains(&next)) else {
            continue;
        };
        let stem = next.file_stem().and_then(|stem| stem.to_str()).unwrap_or_default();
        let here = next.parent().unwrap_or(Path::new(""));
        let is_root = matches!(stem, "main" | "lib" | "mod") || here.parent() == Some(folder) && !here.ends_with("src");
        let inner = if is_root || here.ends_with("src/bin") { here.to_owned() } else { here.join(stem) };
        for name in text.lines().filter_map(declared_module) {
            open.push(inner.join(format!("{name}.rs")));
            open.push(inner.join(name).join("mod.rs"));
        }
        found.push(next);
    }
    found
}

/// The module that a line `mod name;` declares.
fn declared_module(line: &str) -> Option<&str> {
    let line = line.trim();
    let line =
        line.strip_prefix("pub").map_or(line, |rest| rest[rest.find(')').map_or(0, |end| end + 1)..].trim_start());
    line.strip_prefix("mod ")?.split_once(';').map(|(name, _)| name.trim())
}

/// Features that a dependency asks for, and whether it leaves more of them to its workspace.
fn features(item: &Item) -> (Vec<String>, bool) {
    let list = item.get("features").and_then(Item::as_array);
    let named = list.into_iter().flatten().filter_map(Value::as_str).map(str::to_owned).collect();
    let inherits = item.get("workspace").and_then(Item::as_bool).unwrap_or(false);
    (named, inherits)
}

/// Whether the manifest of the file at `path` gives the package `name` the features `wanted`. Of `a | b` one is enough; the
/// first is what is added.
pub(super) fn dependency(
    files: &dyn Files,
    path: &Path,
    development: bool,
    name: &str,
    wanted: &[String],
) -> DependencyPlan {
    let ways = |feature: &String| feature.split('|').map(|one| one.trim().to_owned()).collect::<Vec<String>>();
    let first = |feature: &String| ways(feature).swap_remove(0);
    let list = wanted.iter().map(first).collect::<Vec<_>>().join(", ");
    let Some(manifest) = nearest(files, path) else {
        return DependencyPlan::ByHand(format!("there is no Cargo.toml; {name} needs the features {list}"));
    };
    let mut has: Vec<String> = Vec::new();
    let mut listed = None;
    for (table, dev) in manifest.listing(name, development) {
        let Some(item) = table.get(name) else { continue };
        let (own, inherits) = features(item);
        has.extend(own);
        if let Some(shared) = inherits.then(|| manifest.inherited(files, name)).flatten() {
            has.extend(features(&shared).0);
        }
        // What only tests and examples need is asked for where they alone ask for it.
        listed = if dev { Some(dev) } else { listed.or(Some(dev)) };
    }
    let is_on = |feature: &&String| ways(feature).iter().any(|way| has.contains(way));
    let missing: Vec<String> = wanted.iter().filter(|feature| !is_on(feature)).map(first).collect();
    if listed.is_some() && (missing.is_empty() || has.iter().any(|feature| feature == "full")) {
        return DependencyPlan::Present;
    }
    let Some(dev) = listed else {
        return DependencyPlan::ByHand(format!(
            "{} does not list {name}, which needs the features {list}",
            manifest.path.display()
        ));
    };
    DependencyPlan::Add(Dependency {
        manifest: manifest.path,
        name: name.to_owned(),
        range: String::new(),
        dev,
        features: missing,
    })
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;

    struct Project(BTreeMap<PathBuf, String>);

    impl Files for Project {
        fn read(&self, path: &Path) -> Option<String> {
            self.0.get(path).cloned()
        }
    }

    fn project(files: &[(&str, &str)]) -> Project {
        Project(files.iter().map(|&(path, text)| (PathBuf::from(path), text.to_owned())).collect())
    }

    /// The manifest once tokio has the feature `time`.
    fn timed(manifest: &str) -> String {
        let files = project(&[("Cargo.toml", manifest)]);
        match dependency(&files, Path::new("src/a.rs"), false, "tokio", &["time".to_owned()]) {
            DependencyPlan::Present => "present".to_owned(),
            DependencyPlan::Add(add) => edit(Path::new("Cargo.toml"), manifest, &[add]).expect("it can be edited"),
            DependencyPlan::ByHand(note) => note,
        }
    }

    #[test]
    fn an_edition_may_come_from_the_workspace() {
        let own = "[package]\nedition = \"2024\"\n";
        let shared = "[package]\nedition.workspace = true\n";
        let root = "[workspace.package]\nedition = \"2018\"\n";
        let of = |member: &str| {
            let files = project(&[("Cargo.toml", root), ("a/Cargo.toml", member)]);
            edition(&files, Path::new("a/src/lib.rs"))
        };
        assert_eq!(of(own), Some((2024, 0)));
        assert_eq!(of(shared), Some((2018, 0)));
        assert_eq!(of("[package]\nname = \"a\"\n"), None);
    }

    #[test]
    fn features_go_to_their_place() {
        let check = |before: &str, after: &str| {
            assert_eq!(timed(&format!("[dependencies]\n{before}\n")), format!("[dependencies]\n{after}\n"));
        };
        check("tokio = \"1\" # runtime", "tokio = { version = \"1\", features = [\"time\"] } # runtime");
        check("tokio = { version = \"1\" }", "tokio = { version = \"1\", features = [\"time\"] }");
        check("tokio = { features = [\"rt\"] }", "tokio = { features = [\"rt\", \"time\"] }");
        check("tokio = { features = [\"sync\", \"rt\"] }", "tokio = { features = [\"sync\", \"rt\", \"time\"] }");
        check("tokio = { features = [\"tracing\"] }", "tokio = { features = [\"time\", \"tracing\"] }");
        check("tokio = { features = [ \"rt\" ] }", "tokio = { features = [ \"rt\", \"time\" ] }");
        check("tokio = {features=[\"a\",\"b\"]}", "tokio = {features=[\"a\",\"b\",\"time\"]}");
        check("tokio = {version = \"1\"}", "tokio = {version = \"1\", features = [\"time\"]}");
        check("tokio = { features = [ ] }", "tokio = { features = [\"time\"] }");
        check("tokio = { features = [\n] }", "tokio = { features = [\"time\"] }");
        check("tokio = { features = ['rt', 'sync'] }", "tokio = { features = ['rt', 'sync', 'time'] }");
        check(
            "tokio = { features = [\n    \"rt\",\n    \"sync\" # last\n] }",
            "tokio = { features = [\n    \"rt\",\n    \"sync\", # last\n    \"time\"\n] }",
        );
        check(
            "tokio = { features = [\n    \"rt\", # one\n    \"tracing\",\n] }",
            "tokio = { features = [\n    \"rt\", # one\n    \"time\",\n    \"tracing\",\n] }",
        );
        check("tokio.workspace = true", "tokio.workspace = true\ntokio.features = [\"time\"]");
    }

    #[test]
    fn of_several_targets_the_one_is_changed_that_lists_it() {
        let target =
            |name: &str, package: &str| format!("[target.'cfg({name})'.dependencies.{package}]\nversion = \"1\"\n");
        let before = target("unix", "libc") + &target("windows", "tokio");
        assert_eq!(timed(&before), format!("{before}features = [\"time\"]\n"));
    }

    #[test]
    fn a_missing_last_line_end_stays_away() {
        let before = "[dependencies]\ntokio = \"1\"";
        assert_eq!(timed(before), "[dependencies]\ntokio = { version = \"1\", features = [\"time\"] }");
    }

    #[test]
    fn what_is_there_is_left_alone() {
        assert_eq!(timed("[dependencies]\ntokio = { features = [\"full\"] }\n"), "present");
        assert_eq!(timed("[dependencies]\ntokio = { features = [\"time\"] }\n"), "present");
        let inherited = "[workspace.dependencies]\ntokio = { features = [\"time\"] }\n[dependencies]\n";
        assert_eq!(timed(&format!("{inherited}tokio.workspace = true\n")), "present");
        assert_eq!(timed("[dependencies]\n"), "Cargo.toml does not list tokio, which needs the features time");
    }

    #[test]
    fn one_of_several_features_is_enough() {
        let plan = |features: &str| {
            let manifest = format!("[dependencies]\ntokio = {{ version = \"1\", features = [{features}] }}\n");
            let files = project(&[("Cargo.toml", &manifest)]);
            dependency(&files, Path::new("src/a.rs"), false, "tokio", &["rt | rt-multi-thread".to_owned()])
        };
        assert_eq!(plan("\"macros\", \"rt-multi-thread\""), DependencyPlan::Present);
        assert_eq!(plan("\"rt\""), DependencyPlan::Present);
        let DependencyPlan::Add(add) = plan("\"macros\"") else { panic!("rt is missing") };
        assert_eq!(add.features, ["rt"]);
    }

    #[test]
    fn what_tests_need_is_asked_for_by_tests() {
        let plan = |manifest: &str, path: &str| {
            let files = project(&[("Cargo.toml", manifest)]);
            let development = super::is_development(&files, Path::new(path));
            match dependency(&files, Path::new(path), development, "tokio", &["time".to_owned()]) {
                DependencyPlan::Present => "present",
                DependencyPlan::Add(add) if add.dev => "for development",
                DependencyPlan::Add(_) => "for all",
                DependencyPlan::ByHand(_) => "by hand",
            }
        };
        let both = "[dependencies]\ntokio = \"1\"\n[dev-dependencies]\ntokio = \"1\"\n";
        assert_eq!(plan(both, "src/lib.rs"), "for all");
        assert_eq!(plan(both, "examples/a.rs"), "for development");
        let marked =
            dependency(&project(&[("Cargo.toml", both)]), Path::new("src/lib.rs"), true, "tokio", &["time".to_owned()]);
        assert!(matches!(marked, DependencyPlan::Add(add) if add.dev));
        let tests = "[dev-dependencies]\ntokio = \"1\"\n";
        assert_eq!(plan(tests, "src/lib.rs"), "for development");
        let timed = "[dependencies]\ntokio = { features = [\"time\"] }\n[dev-dependencies]\ntokio = \"1\"\n";
        assert_eq!(plan(timed, "tests/a.rs"), "present");
        let by_feature = timed.replace("features", "optional = true, features");
        assert_eq!(plan(&by_feature, "tests/a.rs"), "for development");
        assert_eq!(plan(&by_feature, "src/a.rs"), "present");
    }

    #[test]
    fn the_lowest_major_version_counts() {
        let of = |listed: &str| {
            let files = project(&[("Cargo.toml", &format!("[dependencies]\n{listed}\n"))]);
            listed_major(&files, Path::new("src/a.rs"), "tokio")
        };
        assert_eq!(of("tokio = \"0.2\""), Some(0));
        assert_eq!(of("tokio = { version = \">= 1.20, < 2\" }"), Some(1));
        assert_eq!(of("tokio = { git = \"https://example.org\" }"), None);
        let files = project(&[
            ("Cargo.toml", "[workspace.dependencies]\ntokio = \"0.3\"\n"),
            ("a/Cargo.toml", "[dependencies]\ntokio.workspace = true\n"),
        ]);
        assert_eq!(listed_major(&files, Path::new("a/src/a.rs"), "tokio"), Some(0));
    }

    #[test]
    fn packages_of_some_builds_are_optional() {
        let of = |manifest: &str| optional_packages(&project(&[("Cargo.toml", manifest)]), Path::new("src/a.rs"));
        let unix = "[target.'cfg(unix)'.dependencies]\ntokio = \"1\"\n";
        assert_eq!(of(unix), ["tokio"]);
        assert_eq!(of("[dependencies]\ntokio = { version = \"1\", optional = true }\n"), ["tokio"]);
        assert!(of(&format!("{unix}[dependencies]\ntokio = \"1\"\n")).is_empty());
    }

    #[test]
    fn packages_are_those_that_the_file_sees() {
        let manifest = "[dependencies]\nasync-std = \"1\"\n[dev-dependencies]\ntokio = \"1\"\n";
        let files = project(&[("Cargo.toml", manifest)]);
        assert_eq!(packages(&files, Path::new("src/a.rs")), Some(vec!["async_std".to_owned()]));
        let both = Some(vec!["async_std".to_owned(), "tokio".to_owned()]);
        assert_eq!(packages(&files, Path::new("tests/a.rs")), both);
        assert_eq!(packages(&project(&[]), Path::new("a.rs")), None);
    }

    #[test]
    fn the_files_of_a_package_are_followed() {
        let files = project(&[
            ("Cargo.toml", "[package]\n[[bin]]\npath = \"tools/run.rs\"\n"),
            ("tools/run.rs", "mod helper;\n"),
            ("tools/helper.rs", ""),
            ("tests/it.rs", "mod helper;\n"),
            ("tests/helper.rs", ""),
            ("src/main.rs", "mod a;\npub(crate) mod b;\n"),
            ("src/a.rs", "mod c;\n"),
            ("src/a/c.rs", ""),
            ("src/b/mod.rs", ""),
            ("src/other.rs", ""),
        ]);
        let found = |path: &str| {
            let mut found = package_files(&files, Path::new(path));
            found.sort();
            found.iter().filter_map(|path| path.to_str().map(str::to_owned)).collect::<Vec<_>>()
        };
        let own = ["src/a/c.rs", "src/a.rs", "src/b/mod.rs", "src/main.rs", "tools/helper.rs", "tools/run.rs"];
        assert_eq!(found("src/a.rs"), own);
        let tests = ["tests/helper.rs", "tests/it.rs"];
        assert_eq!(found("tests/it.rs"), [&own[..4], &tests, &own[4..]].concat());
    }
}

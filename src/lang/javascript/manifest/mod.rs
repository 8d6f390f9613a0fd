//! `package.json`: which one belongs to a file, what it says, and how a package gets into it.
//!
//! Never edits; `edit` makes the new text. Start at [`nearest`].

pub(super) mod edit;

use std::path::{Component, Path, PathBuf};

use nodejs_semver::{Range, Version};
use serde_json::Value;

use crate::facts::Facts;
use crate::lang::Files;
use crate::lang::packages::{Dependency, DependencyPlan};
use crate::text::Source;

/// Sections in which a package counts as listed.
const SECTIONS: [&str; 4] = ["dependencies", "devDependencies", "peerDependencies", "optionalDependencies"];

/// Keywords of packages that pages load: what only a browser has, and the apps that are built like one.
const BROWSER_KEYWORDS: [&str; 7] =
    ["browserify", "indexeddb", "isomorphic", "localstorage", "pwa", "react-native", "service-worker"];

/// What a manifest has that stands for a package of its own.
const OWN: [&str; 5] = ["engines", "name", "scripts", "version", "workspaces"];

/// What a `package.json` says, as far as recipes ask.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Manifest {
    /// Its path, relative to the project's root.
    pub path: PathBuf,
    /// Whether `.js` files are ES modules: `"type": "module"`.
    pub modules: bool,
    /// `engines.node`, as written.
    pub node: Option<String>,
    /// Every package listed in any section, in order.
    pub packages: Vec<Package>,
    /// The files that `bin` names as commands, as written.
    pub commands: Vec<String>,
    /// Whether it says what browsers load, so that they load the package: `browser`, or such a condition of `exports`; or
    /// names what only they have among its keywords.
    pub browser: bool,
    /// Whether it only tells how the files of its folder are loaded: it names no package, and lists none.
    mark: bool,
}

/// One listed package.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Package {
    /// Its name.
    pub name: String,
    /// The version range, as written.
    pub range: String,
    /// The section that lists it, such as `devDependencies`.
    pub section: &'static str,
}

impl Package {
    /// The lowest major version that the range allows; none where it says nothing of that, as `latest` or a path.
    pub fn lowest_major(&self) -> Option<u32> {
        let range = self.range.strip_prefix("npm:").and_then(|it| it.rsplit_once('@')).map_or(&*self.range, |it| it.1);
        u32::try_from(Range::parse(range.trim_start_matches("workspace:")).ok()?.min_version()?.major()).ok()
    }
}

/// The manifest that a file belongs to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Nearest {
    /// There is none, or the file belongs to an installed package.
    None,
    /// There is one at this path, but it is no plain JSON object.
    Broken(PathBuf),
    /// This one.
    Found(Manifest),
}

impl Manifest {
    /// Reads a manifest; none if the text is no JSON object.
    pub fn read(path: &Path, text: &str) -> Option<Self> {
        let value: Value = serde_json::from_str(text.trim_start_matches('\u{feff}')).ok()?;
        let object = value.as_object()?;
        let node = object.get("engines").and_then(|engines| engines.get("node")).and_then(Value::as_str);
        Some(Self {
            path: path.to_owned(),
            modules: object.get("type").and_then(Value::as_str) == Some("module"),
            node: node.map(str::to_owned),
            commands: commands(object.get("bin")),
            browser: object.contains_key("browser")
                || object.get("exports").is_some_and(has_browser)
                || object.get("keywords").is_some_and(names_browser),
            mark: !object.keys().any(|key| OWN.contains(&&**key) || SECTIONS.contains(&&**key)),
            packages: SECTIONS.iter().flat_map(|section| packages(object.get(*section), section)).collect(),
        })
    }

    /// The package with this name, if any section lists it.
    pub fn package(&self, name: &str) -> Option<&Package> {
        self.packages.iter().find(|package| package.name == name)
    }

    /// Whether the file at `path`, relative to the project's root, is one of its commands.
    pub fn starts(&self, path: &Path) -> bool {
        let folder = self.path.parent().unwrap_or(Path::new(""));
        self.commands.iter().any(|command| {
            let named = folder.join(command.trim_start_matches("./"));
            named == path || named.extension().is_none() && path.with_extension("") == named
        })
    }

    /// Whether `engines.node` allows a version below `major`; no if it says nothing.
    pub fn allows_node_below(&self, major: u64) -> bool {
        let below = Range::parse(format!("<{major}.0.0"));
        match (self.node.as_deref().map(Range::parse), below) {
            (Some(Ok(node)), Ok(below)) => node.allows_any(&below),
            _ => false,
        }
    }

    /// The lowest major version of Node that `engines.node` allows.
    pub fn lowest_node(&self) -> Option<u32> {
        let lowest = Range::parse(self.node.as_deref()?).ok()?.min_version()?;
        u32::try_from(lowest.major()).ok()
    }
}

/// Whether one of the keywords tells of browsers.
fn names_browser(keywords: &Value) -> bool {
    let words = keywords.as_array().into_iter().flatten().filter_map(Value::as_str);
    words.map(str::to_ascii_lowercase).any(|word| BROWSER_KEYWORDS.contains(&&*word))
}

/// Whether a part of `exports` is for browsers.
fn has_browser(exports: &Value) -> bool {
    let object = exports.as_object();
    object.is_some_and(|object| object.contains_key("browser") || object.values().any(has_browser))
}

fn commands(bin: Option<&Value>) -> Vec<String> {
    match bin {
        Some(Value::String(one)) => vec![one.clone()],
        Some(Value::Object(all)) => all.values().filter_map(Value::as_str).map(str::to_owned).collect(),
        _ => Vec::new(),
    }
}

fn packages<'v>(section: Option<&'v Value>, name: &'static str) -> impl Iterator<Item = Package> + use<'v> {
    section.and_then(Value::as_object).into_iter().flatten().map(move |(package, range)| Package {
        name: package.clone(),
        range: range.as_str().unwrap_or_default().to_owned(),
        section: name,
    })
}

/// The manifest of the file at `path`: the first upwards, not past a repository's root or out of `node_modules`. One that
/// only marks how the files of its folder are loaded leaves all else to the package around it.
pub fn nearest(files: &dyn Files, path: &Path) -> Nearest {
    if is_installed(path) {
        return Nearest::None;
    }
    let mut above = manifests(files, path);
    let first = match above.next() {
        Some(Nearest::Found(first)) if first.mark => first,
        other => return other.unwrap_or(Nearest::None),
    };
    let package = above.find_map(|one| match one {
        Nearest::Found(one) if !one.mark => Some(one),
        _ => None,
    });
    Nearest::Found(package.map_or(first.clone(), |package| Manifest { modules: first.modules, ..package }))
}

/// The manifests of the folders upwards, up to the repository's root.
fn manifests<'a>(files: &'a dyn Files, path: &'a Path) -> impl Iterator<Item = Nearest> {
    let folders = path.ancestors().skip(1).scan(None, move |below: &mut Option<&Path>, folder| {
        let ended = below.is_some_and(|below| is_repository(files, below));
        *below = Some(folder);
        (!ended).then_some(folder)
    });
    folders.filter_map(move |folder| {
        let manifest = folder.join("package.json");
        let text = files.read(&manifest)?;
        Some(match Manifest::read(&manifest, &text) {
            Some(read) => Nearest::Found(read),
            None => Nearest::Broken(manifest),
        })
    })
}

/// Whether a repository begins at `folder`: its `.git` is a folder with a `HEAD`; that of a worktree or submodule is a file.
fn is_repository(files: &dyn Files, folder: &Path) -> bool {
    files.read(&folder.join(".git/HEAD")).or_else(|| files.read(&folder.join(".git"))).is_some()
}

/// Whether a new import of the file is an `import`, rather than a `require`.
///
/// A file with `import` or `export` statements gets more of them whatever its manifest says: where such a file runs,
/// `require` need not exist.
pub fn uses_modules(files: &dyn Files, source: &Source, facts: &Facts) -> bool {
    facts.style.modules || kind_by_path(source.path()) == Kind::ByManifest && nearest_modules(files, source.path())
}

/// Whether Node surely loads the file as an ES module: by its ending, or by `"type": "module"`.
pub fn is_module(files: &dyn Files, path: &Path) -> bool {
    match kind_by_path(path) {
        Kind::Modules => true,
        Kind::CommonJs => false,
        Kind::ByManifest => nearest_modules(files, path),
    }
}

fn nearest_modules(files: &dyn Files, path: &Path) -> bool {
    matches!(nearest(files, path), Nearest::Found(manifest) if manifest.modules)
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Modules,
    CommonJs,
    ByManifest,
}

fn kind_by_path(path: &Path) -> Kind {
    match path.extension().and_then(|ending| ending.to_str()) {
        Some("mjs" | "mts") => Kind::Modules,
        Some("cjs" | "cts") => Kind::CommonJs,
        _ => Kind::ByManifest,
    }
}

/// How the package gets into the file's manifest, see [`crate::lang::packages::Packages::dependency`].
///
/// A condition is `esm`, `commonjs` (how Node loads the file), `node < 20` (`engines.node` allows that), several of
/// them joined by ` and `, or empty.
pub fn dependency(
    files: &dyn Files,
    source: &Source,
    facts: &Facts,
    name: &str,
    ranges: &[(String, String)],
) -> DependencyPlan {
    let nearest = nearest(files, source.path());
    let manifest = match &nearest {
        Nearest::Found(manifest) => Some(manifest),
        Nearest::None | Nearest::Broken(_) => None,
    };
    let modules = match (kind_by_path(source.path()), manifest) {
        (Kind::Modules, _) => true,
        (Kind::CommonJs, _) => false,
        (Kind::ByManifest, Some(manifest)) => manifest.modules,
        (Kind::ByManifest, None) => facts.style.modules,
    };
    let Some((_, range)) = ranges.iter().find(|(condition, _)| holds(condition, modules, manifest)) else {
        return DependencyPlan::ByHand(format!("no version of {name} is known to suit this file; add one by hand"));
    };
    match nearest {
        Nearest::None if is_installed(source.path()) => {
            DependencyPlan::ByHand(format!("the file belongs to an installed package; {name} {range} is not added"))
        }
        Nearest::None => DependencyPlan::ByHand(format!("there is no package.json; add {name} {range} by hand")),
        Nearest::Broken(path) => DependencyPlan::ByHand(format!(
            "{} is not plain JSON; add {name} {range} to its dependencies by hand",
            path.display()
        )),
        Nearest::Found(manifest) => match manifest.package(name) {
            Some(listed) if too_new(&listed.range, range, ranges) => DependencyPlan::ByHand(format!(
                "{} lists {name} {}, which this file cannot load; it needs {range}",
                manifest.path.display(),
                listed.range
            )),
            Some(_) => DependencyPlan::Present,
            None => DependencyPlan::Add(Dependency {
                manifest: manifest.path,
                name: name.to_owned(),
                range: range.clone(),
                dev: is_test(source.path()),
                features: Vec::new(),
            }),
        },
    }
}

fn holds(condition: &str, modules: bool, manifest: Option<&Manifest>) -> bool {
    condition.split(" and ").map(str::trim).all(|part| match part {
        "" => true,
        "esm" => modules,
        "commonjs" => !modules,
        _ => match part.strip_prefix("node <").and_then(|major| major.trim().parse().ok()) {
            Some(major) => manifest.is_some_and(|manifest| manifest.allows_node_below(major)),
            None => false,
        },
    })
}

/// Whether every version that `listed` allows is newer than `needed`, although other files could use such a version.
fn too_new(listed: &str, needed: &str, ranges: &[(String, String)]) -> bool {
    let lowest = |range: &str| -> Option<Version> { Range::parse(range).ok()?.min_version() };
    let (Ok(listed_range), Ok(needed_range)) = (Range::parse(listed), Range::parse(needed)) else { return false };
    let (Some(listed), Some(needed)) = (lowest(listed), lowest(needed)) else { return false };
    let newer_known = ranges.iter().filter_map(|(_, range)| lowest(range)).any(|other| other > needed);
    newer_known && listed > needed && !listed_range.allows_any(&needed_range)
}

fn is_installed(path: &Path) -> bool {
    path.components().any(|part| part == Component::Normal("node_modules".as_ref()))
}

/// Whether the file is only there for tests.
pub(super) fn is_test(path: &Path) -> bool {
    let in_folder = path.components().any(|part| part == Component::Normal("__tests__".as_ref()));
    let name = path.file_stem().and_then(|name| name.to_str()).unwrap_or_default();
    in_folder || [".test", ".spec"].iter().any(|ending| name.ends_with(ending))
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;
    use crate::lang::javascript::parse::facts;

    struct Project(BTreeMap<PathBuf, String>);

    impl Files for Project {
        fn read(&self, path: &Path) -> Option<String> {
            self.0.get(path).cloned()
        }
    }

    fn project(files: &[(&str, &str)]) -> Project {
        Project(files.iter().map(|&(path, text)| (PathBuf::from(path), text.to_owned())).collect())
    }

    fn plan(files: &[(&str, &str)], path: &str, text: &str) -> String {
        let source = Source::new(path, text);
        let facts = facts(&source).expect("it parses");
        let ranges = [("commonjs", "^3.1.0"), ("esm and node < 20", "^6.2.0"), ("", "^7.3.3")];
        let ranges: Vec<_> = ranges.iter().map(|&(on, range)| (on.to_owned(), range.to_owned())).collect();
        match dependency(&project(files), &source, &facts, "p-limit", &ranges) {
            DependencyPlan::Present => "present".to_owned(),
            DependencyPlan::Add(it) => {
                let dev = if it.dev { " dev" } else { "" };
                format!("{} {} {}{dev}", it.manifest.display(), it.name, it.range)
            }
            DependencyPlan::ByHand(note) => format!("by hand: {note}"),
        }
    }

    const ESM: &str = r#"{ "type": "module" }"#;

    #[test]
    fn the_range_follows_the_kind_of_the_file_and_the_engine() {
        let check = |manifest: &str, path: &str, range: &str| {
            let text = "import a from 'b'; export {};";
            let text = if path.ends_with(".cjs") { "a" } else { text };
            assert_eq!(plan(&[("package.json", manifest)], path, text), format!("package.json p-limit {range}"));
        };
        check(ESM, "a.js", "^7.3.3");
        check(ESM, "a.ts", "^7.3.3");
        check(ESM, "a.cjs", "^3.1.0");
        check("{}", "a.mjs", "^7.3.3");
        check("{}", "a.ts", "^3.1.0");
        check("{}", "a.js", "^3.1.0");
        check(r#"{ "type": "commonjs" }"#, "a.tsx", "^3.1.0");
        check(r#"{ "type": "module", "engines": { "node": ">=18" } }"#, "a.js", "^6.2.0");
        check(r#"{ "type": "module", "engines": { "node": "18 || 20" } }"#, "a.js", "^6.2.0");
        check(r#"{ "type": "module", "engines": { "node": ">=20.10" } }"#, "a.js", "^7.3.3");
        check(r#"{ "type": "module", "engines": { "node": "^22" } }"#, "a.js", "^7.3.3");
        check(r#"{ "type": "module", "engines": { "node": "whatever" } }"#, "a.js", "^7.3.3");
        check(r#"{ "engines": { "node": ">=18" } }"#, "a.mts", "^6.2.0");
    }

    #[test]
    fn a_listed_package_is_left_alone() {
        for section in SECTIONS {
            let manifest = format!(r#"{{ "type": "module", "{section}": {{ "p-limit": "*" }} }}"#);
            assert_eq!(plan(&[("package.json", &manifest)], "a.js", "a"), "present");
        }
        let old = r#"{ "type": "module", "dependencies": { "p-limit": "^3.1.0" } }"#;
        assert_eq!(plan(&[("package.json", old)], "a.js", "a"), "present");
        let new = r#"{ "dependencies": { "p-limit": "^5.0.0" } }"#;
        let told = plan(&[("package.json", new)], "a.js", "a");
        assert_eq!(told, "by hand: package.json lists p-limit ^5.0.0, which this file cannot load; it needs ^3.1.0");
    }

    #[test]
    fn the_nearest_manifest_counts() {
        let files = [("package.json", "{}"), ("lib/package.json", ESM), ("lib/.git/HEAD", "")];
        assert_eq!(plan(&files, "lib/src/a.js", "a"), "lib/package.json p-limit ^7.3.3");
        assert_eq!(plan(&files, "src/a.js", "a"), "package.json p-limit ^3.1.0");
        let mark = r#"{"type":"module"}"#;
        let files = [("package.json", r#"{"name":"a"}"#), ("esm/package.json", mark)];
        assert_eq!(plan(&files, "esm/a.js", "a"), "package.json p-limit ^7.3.3");
        assert_eq!(plan(&files, "lib/a.js", "a"), "package.json p-limit ^3.1.0");
        assert_eq!(plan(&[("esm/package.json", mark)], "esm/a.js", "a"), "esm/package.json p-limit ^7.3.3");
        let files = [("package.json", "{}"), ("lib/.git", "gitdir: x")];
        assert_eq!(plan(&files, "lib/a.cjs", "a"), "by hand: there is no package.json; add p-limit ^3.1.0 by hand");
    }

    #[test]
    fn what_cannot_be_edited_is_told() {
        let told = plan(&[("a/package.json", "{ // x\n}")], "a/b.mjs", "a");
        assert_eq!(told, "by hand: a/package.json is not plain JSON; add p-limit ^7.3.3 to its dependencies by hand");
        let told = plan(&[("package.json", "{}")], "node_modules/x/a.js", "a");
        assert_eq!(told, "by hand: the file belongs to an installed package; p-limit ^3.1.0 is not added");
        assert!(plan(&[("package.json", "[]")], "b.mjs", "a").starts_with("by hand"));
    }

    #[test]
    fn files_of_tests_need_it_for_development() {
        for path in ["a.test.js", "a.spec.ts", "__tests__/a.js"] {
            assert_eq!(plan(&[("package.json", ESM)], path, "a"), "package.json p-limit ^7.3.3 dev");
        }
        assert_eq!(plan(&[("package.json", ESM)], "test/contest.js", "a"), "package.json p-limit ^7.3.3");
    }

    #[test]
    fn the_kind_of_a_new_import() {
        let check = |manifest: Option<&str>, path: &str, text: &str, expected: bool| {
            let files: Vec<_> = manifest.iter().map(|text| ("package.json", *text)).collect();
            let source = Source::new(path, text);
            let facts = facts(&source).expect("it parses");
            assert_eq!(uses_modules(&project(&files), &source, &facts), expected, "{path} {manifest:?} {text}");
        };
        check(None, "a.mjs", "", true);
        check(Some(ESM), "a.cjs", "", false);
        check(Some(ESM), "a.js", "", true);
        check(Some("{}"), "a.js", "", false);
        check(None, "a.js", "", false);
        check(None, "a.js", "import 'a'", true);
        check(None, "a.js", "require('a')", false);
        check(Some("{}"), "a.ts", "export const a = 1", true);
        check(Some("{}"), "a.ts", "a", false);
        check(Some("{}"), "a.js", "import 'a'", true);
        check(Some("{}"), "a.cts", "import 'a'", true);
        check(Some(ESM), "a.cts", "a", false);
    }

    #[test]
    fn the_floor_is_the_lowest_node() {
        let lowest = |node: &str| {
            Manifest::read(Path::new("p"), &format!(r#"{{"engines":{{"node":"{node}"}}}}"#))
                .expect("an object")
                .lowest_node()
        };
        assert_eq!(lowest(">=18.17"), Some(18));
        assert_eq!(lowest("20.x || 22"), Some(20));
        assert_eq!(lowest("nonsense here"), None);
    }
}

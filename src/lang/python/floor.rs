//! The lowest Python a project allows, and where the modules of a project lie.
//!
//! A script that declares a range itself is run with that; else the nearest folder that declares anything decides: `requires-python` of `pyproject.toml`, poetry's `python`,
//! `python_requires` of `setup.cfg` or `setup.py`; only if there is none of these, the lowest classifier. Start at
//! [`floor`].

mod poetry;
mod script;

use std::path::{Path, PathBuf};
use std::str::FromStr;

use ini::{Ini, ParseOption};
use pep440_rs::{Version, VersionSpecifiers};
use ruff_python_ast::Expr;
use toml::Table;

use super::Python;
use crate::facts::{Facts, How, Kind, NodeId, Role};
use crate::lang::{Files, Language};
use crate::text::Source;

/// A version without its patch level.
pub(super) type Minor = (u32, u32);

/// Newest minor version that is looked at; none beyond it exists.
const NEWEST: u32 = 30;

/// The lowest Python that `source`, or else its project, allows; none if neither says anything that can be read.
pub(super) fn floor(files: &dyn Files, source: &Source) -> Option<Minor> {
    if let Some(range) = script::range(source.text()) {
        return lowest(&range);
    }
    let mut folder = source.path().parent();
    while let Some(here) = folder {
        let declarations = Declarations::read(files, here);
        if let Some(ranges) = declarations.ranges {
            return ranges;
        }
        if let Some(lowest) = declarations.classifiers.into_iter().min() {
            return Some(lowest);
        }
        folder = here.parent();
    }
    None
}

/// What one folder says.
struct Declarations {
    /// The declared range's lowest version; none inside if the range cannot be read.
    ranges: Option<Option<Minor>>,
    /// The versions of its classifiers.
    classifiers: Vec<Minor>,
}

impl Declarations {
    fn read(files: &dyn Files, folder: &Path) -> Self {
        let mut found = Self { ranges: None, classifiers: Vec::new() };
        let text =
            |name: &str| files.read(&folder.join(name)).map(|text| text.trim_start_matches('\u{feff}').to_owned());
        if let Some(text) = text("pyproject.toml") {
            pyproject(&text, &mut found);
        }
        if let Some(text) = text("setup.cfg") {
            setup_cfg(&text, &mut found);
        }
        if let Some(text) = text("setup.py") {
            setup_py(&text, &mut found);
        }
        found
    }

    fn declare(&mut self, lowest: Option<Minor>) {
        self.ranges.get_or_insert(lowest);
    }

    fn classify(&mut self, lines: &str) {
        self.classifiers.extend(lines.lines().filter_map(classifier));
    }
}

fn pyproject(text: &str, found: &mut Declarations) {
    let Ok(manifest) = text.parse::<Table>() else {
        if text.contains("requires-python") {
            found.declare(None);
        }
        return;
    };
    let project = manifest.get("project");
    let poetry = manifest.get("tool").and_then(|tool| tool.get("poetry"));
    if let Some(range) = project.and_then(|project| project.get("requires-python")) {
        found.declare(range.as_str().and_then(lowest));
    } else if let Some(python) = poetry.and_then(|poetry| poetry.get("dependencies")?.get("python")) {
        let range = python.as_str().or_else(|| python.get("version")?.as_str());
        found.declare(range.and_then(poetry::lowest));
    }
    for table in [project, poetry].into_iter().flatten() {
        let classifiers = table.get("classifiers").and_then(|list| list.as_array());
        for line in classifiers.into_iter().flatten().filter_map(|line| line.as_str()) {
            found.classify(line);
        }
    }
}

fn setup_cfg(text: &str, found: &mut Declarations) {
    let options = ParseOption {
        enabled_quote: false,
        enabled_escape: false,
        enabled_indented_mutiline_value: true,
        ..ParseOption::default()
    };
    let Ok(config) = Ini::load_from_str_opt(text, options) else {
        if text.contains("python_requires") {
            found.declare(None);
        }
        return;
    };
    // Setuptools takes keys in any case, and once took dashes.
    let value = |section: &str, key: &str| {
        let entries = config.section(Some(section)).into_iter().flat_map(|section| section.iter());
        entries.rev().find(|(name, _)| name.to_lowercase().replace('-', "_") == key).map(|(_, value)| value)
    };
    if let Some(range) = value("options", "python_requires") {
        found.declare(lowest(range));
    }
    for key in ["classifiers", "classifier"] {
        found.classify(value("metadata", key).unwrap_or_default());
    }
}

fn setup_py(text: &str, found: &mut Declarations) {
    let source = Source::new("setup.py", text);
    let Ok(facts) = Python.facts(&source) else {
        if text.contains("python_requires") {
            found.declare(None);
        }
        return;
    };
    let tree = &facts.tree;
    for node in tree.ids() {
        match tree[node].kind {
            Kind::Keyword if source.slice(tree[node].name) == "python_requires" => {
                let value = tree.child(node, Role::Value).and_then(|value| literal(&source, &facts, value));
                found.declare(value.as_deref().and_then(lowest));
            }
            Kind::String if tree[node].role == Role::Key => {
                let pair =
                    tree.parent(node).filter(|_| text_of(&source, &facts, node).as_deref() == Some("python_requires"));
                if let Some(value) = pair.and_then(|pair| tree.child(pair, Role::Value)) {
                    found.declare(literal(&source, &facts, value).as_deref().and_then(lowest));
                }
            }
            Kind::String => found.classify(&text_of(&source, &facts, node).unwrap_or_default()),
            _ => {}
        }
    }
}

/// The text of a string, also through a name that is assigned just once.
fn literal(source: &Source, facts: &Facts, node: NodeId) -> Option<String> {
    if facts.tree[node].kind != Kind::Name {
        return text_of(source, facts, node);
    }
    let binding = facts.scopes.binding(facts.scopes.of_name[node.index()]?);
    match binding.single()?.how {
        How::Value(value) => text_of(source, facts, value),
        _ => None,
    }
}

fn text_of(source: &Source, facts: &Facts, node: NodeId) -> Option<String> {
    if facts.tree[node].kind != Kind::String {
        return None;
    }
    let text = format!("({})", source.slice(facts.tree[node].span));
    match *ruff_python_parser::parse_expression(&text).ok()?.into_syntax().body {
        Expr::StringLiteral(string) => Some(string.value.to_str().to_owned()),
        _ => None,
    }
}

/// The version in `Programming Language :: Python :: 3.11`.
fn classifier(line: &str) -> Option<Minor> {
    let version = line.trim().strip_prefix("Programming Language :: Python :: 3.")?;
    Some((3, version.trim().parse().ok()?))
}

/// The lowest minor version of which some patch release lies in a range such as `>=3.9,!=3.10.*`.
pub(super) fn lowest(range: &str) -> Option<Minor> {
    let range: Vec<String> = range.split(',').map(str::trim).filter(|part| !part.is_empty()).map(tolerant).collect();
    let range = VersionSpecifiers::from_str(&range.join(",")).ok()?;
    let named = range.iter().filter_map(|part| part.version().release().get(2).copied());
    let patches: Vec<u64> = (0..=NEWEST.into()).chain(named.flat_map(|patch| [patch, patch + 1])).collect();
    (0..=NEWEST)
        .find(|&minor| patches.iter().any(|&patch| range.contains(&Version::new([3, minor.into(), patch]))))
        .map(|minor| (3, minor))
}

/// Setuptools long took `>=3.6.*`, which the standard does not know.
fn tolerant(part: &str) -> String {
    match part.strip_suffix(".*") {
        Some(version) if part.starts_with(['>', '<', '~']) => version.to_owned(),
        _ => part.to_owned(),
    }
}

/// The files in which the module `module`, imported by the file at `from`, may be defined, best first.
pub(super) fn module_files(from: &Path, module: &str) -> Vec<PathBuf> {
    let own = from.parent().unwrap_or(Path::new(""));
    let name = module.trim_start_matches('.');
    let dots = module.len() - name.len();
    let parts: PathBuf = name.split('.').collect();
    let bases: Vec<PathBuf> = if dots > 0 {
        own.ancestors().nth(dots - 1).into_iter().map(Path::to_owned).collect()
    } else if super::imports::is_standard(name) {
        Vec::new()
    } else {
        let up = own.ancestors().flat_map(|folder| [folder.to_owned(), folder.join("src")]);
        [PathBuf::new(), "src".into()].into_iter().chain(up).collect()
    };
    let mut found: Vec<PathBuf> = Vec::new();
    for base in bases {
        let package = base.join(&parts);
        let file = (!name.is_empty()).then(|| package.with_added_extension("py"));
        for path in file.into_iter().chain([package.join("__init__.py")]) {
            // Compared as they are written, since parts of paths take long to compare.
            if path.as_os_str() != from.as_os_str() && found.iter().all(|known| known.as_os_str() != path.as_os_str()) {
                found.push(path);
            }
        }
    }
    found
}

/// Whether `import module` in the file at `from` takes a file or package of the project and not the library of that name:
/// one at the top of the project or of its `src`, or one beside a script. The library's own package is none of these.
pub(super) fn is_own_module(files: &dyn Files, from: &Path, module: &str) -> bool {
    let own = from.parent().unwrap_or(Path::new(""));
    let is_there = |base: &Path| {
        let file = base.join(module).with_added_extension("py");
        let package = base.join(module).join("__init__.py");
        file != from && files.exists(&file) || files.exists(&package) && !is_project(files, base, module)
    };
    let beside = || !files.exists(&own.join("__init__.py")) && is_there(own);
    !super::imports::is_standard(module) && (["", "src"].iter().any(|base| is_there(Path::new(base))) || beside())
}

/// Whether the manifest of the packages in `base` says that `module` is the name of the project.
fn is_project(files: &dyn Files, base: &Path, module: &str) -> bool {
    let folders = [Some(base), base.parent()].into_iter().flatten();
    let manifests =
        folders.flat_map(|folder| ["pyproject.toml", "setup.cfg", "setup.py"].map(|name| folder.join(name)));
    let names = |line: &str| {
        let value = line.trim_start().strip_prefix("name").map(str::trim_start).and_then(|rest| rest.strip_prefix('='));
        value.is_some_and(|value| value.split(|c: char| !c.is_alphanumeric() && c != '_').any(|word| word == module))
    };
    manifests.filter_map(|path| files.read(&path)).any(|text| text.lines().any(names))
}

#[cfg(test)]
mod tests {
    use std::collections::HashMap;

    use super::*;

    struct Project(HashMap<PathBuf, String>);

    impl Files for Project {
        fn read(&self, path: &Path) -> Option<String> {
            self.0.get(path).cloned()
        }
    }

    fn check(files: &[(&str, &str)], expected: Option<u32>) {
        let project = Project(files.iter().map(|(path, text)| (path.into(), (*text).to_owned())).collect());
        let text = project.read(Path::new("pkg/sub/a.py")).unwrap_or_default();
        let found = Python.floor(&project, &Source::new("pkg/sub/a.py", text));
        assert_eq!(found, expected.map(|minor| (3, minor)), "{files:?}");
    }

    #[test]
    fn a_file_of_the_project_hides_a_library() {
        let own = |files: &[&str], from: &str| {
            let project = Project(files.iter().map(|path| ((*path).into(), String::new())).collect());
            is_own_module(&project, Path::new(from), "requests")
        };
        assert!(own(&["requests.py"], "app.py") && own(&["requests.py"], "pkg/app.py"));
        assert!(own(&["src/requests.py"], "src/pkg/app.py") && own(&["tools/requests.py"], "tools/run.py"));
        assert!(own(&["requests/__init__.py"], "tests/test_api.py") && own(&["src/requests/__init__.py"], "a.py"));
        assert!(!own(&["requests.py"], "requests.py"), "no file imports itself");
        assert!(!own(&["pkg/__init__.py", "pkg/requests.py"], "pkg/app.py"), "a package imports what is at the top");
    }

    #[test]
    fn the_library_itself_hides_nothing() {
        for (manifest, text) in
            [("pyproject.toml", "[project]\nname = \"requests\"\n"), ("setup.py", "setup(\n    name='requests',\n)")]
        {
            let files = [("src/requests/__init__.py", ""), (manifest, text)];
            let project = Project(files.iter().map(|(path, text)| (path.into(), (*text).to_owned())).collect());
            assert!(!is_own_module(&project, Path::new("tests/test_api.py"), "requests"));
            assert!(!is_own_module(&project, Path::new("tests/test_api.py"), "httpx"));
        }
    }

    fn check_range(range: &str, expected: Option<u32>) {
        check(&[("pyproject.toml", &format!("[project]\nrequires-python = '{range}'\n"))], expected);
    }

    fn check_poetry(range: &str, expected: Option<u32>) {
        check(&[("pyproject.toml", &format!("[tool.poetry.dependencies]\npython = '{range}'\n"))], expected);
    }

    #[test]
    fn the_lowest_version_of_a_range_counts() {
        for (range, lowest) in [
            (">=3.11", 11),
            (">= 3.9, <4", 9),
            (">3.10", 10),
            ("~=3.11", 11),
            ("~=3.11.2", 11),
            ("==3.11.*", 11),
            ("==3.12.1", 12),
            (">=3.8,!=3.8.*", 9),
            (">=3.8,!=3.8.0", 8),
            (">=3.10.99", 10),
            (">=3", 0),
            (">=2.7", 0),
            ("<3.13", 0),
            (">=3.11.0rc1", 11),
            (">=3.6.*", 6),
            (">=3.11,", 11),
        ] {
            check_range(range, Some(lowest));
        }
        check_range("<3", None);
        check_range("3.11 or newer", None);
    }

    #[test]
    fn poetry_has_its_own_ranges() {
        for (range, lowest) in [
            ("^3.8", 8),
            ("^3.8.1", 8),
            ("^3", 0),
            ("~3.9", 9),
            ("~3.9.2", 9),
            ("~3", 0),
            ("*", 0),
            ("3.10", 10),
            ("3.10.*", 10),
            ("3.*", 0),
            (">=3.9,<3.12", 9),
            (">=3.9 <3.12", 9),
            (">= 3.9", 9),
            ("^3.11 || ^3.9", 9),
            ("~2.7 || ^3.9", 9),
            ("~=3.9", 9),
            ("==3.9.*", 9),
            ("!=3.0.*,>=3", 1),
        ] {
            check_poetry(range, Some(lowest));
        }
        check_poetry("newest", None);
        let table = "[tool.poetry.dependencies]\npython = { version = '^3.9' }\n";
        check(&[("pyproject.toml", table)], Some(9));
    }

    #[test]
    fn setup_files_are_read() {
        check(&[("setup.cfg", "[metadata]\nname = x\n[options]\npython_requires = >=3.9\n")], Some(9));
        check(&[("setup.cfg", "[options]\npython_requires =\n    >=3.9\n    ,<4\n")], Some(9));
        check(&[("setup.py", "from setuptools import setup\nsetup(name='x', python_requires='>=3.9')\n")], Some(9));
        check(&[("setup.py", "P = '>=3.9'\nsetup(python_requires=P)\n")], Some(9));
        check(&[("setup.py", "setup(python_requires='>=3.9' ',<4')\n")], Some(9));
        check(&[("setup.py", "setup(**{'python_requires': '>=3.9'})\n")], Some(9));
        check(&[("setup.py", "setup(python_requires=f'>={x}')\n")], None);
        check(&[("setup.py", "print 'x'\n")], None);
    }

    #[test]
    fn a_usual_setup_cfg_is_understood() {
        let head = "[metadata]\nname = attr: x\ndescription = 100% \"ok\" 'so\nclassifiers =\n    # old\n    \
            Programming Language :: Python :: 3.7\n\n    Programming Language :: Python :: 3.8\n";
        let options = "[options]\npackages = find:\ninstall_requires =\n    a>=1; python_version < \"3.8\"\n    b[c]\n    \
            # no\n\npython_requires = >=3.9\nzip_safe: false\n";
        let rest = "[flake8]\nignore = E203, # x\n    E501\nper-file-ignores =\n    a.py: E1\n[tool:pytest]\naddopts = \
            -ra\n    --strict\n[bare]\nflag\n";
        check(&[("setup.cfg", &format!("{head}{options}"))], Some(9));
        check(&[("setup.cfg", head)], Some(7));
        check(&[("setup.cfg", &format!("{head}{options}{}", rest.replace("[bare]\nflag\n", "")))], Some(9));
        check(&[("setup.cfg", &format!("{rest}{head}{options}").replace('\n', "\r\n"))], Some(9));
        check(&[("setup.cfg", "[options]\nPython_Requires: >=3.9  \n")], Some(9));
    }

    #[test]
    fn classifiers_count_only_without_a_range() {
        let python = |minor: u32| format!("Programming Language :: Python :: 3.{minor}");
        let list = format!("['Programming Language :: Python :: 3', '{}', '{}']", python(12), python(9));
        check(&[("pyproject.toml", &format!("[project]\nclassifiers = {list}\n"))], Some(9));
        check(&[("pyproject.toml", &format!("[tool.poetry]\nclassifiers = {list}\n"))], Some(9));
        check(&[("setup.py", &format!("setup(classifiers={list})"))], Some(9));
        let lines = format!("[metadata]\nclassifiers =\n    {}\n    {}\n", python(12), python(9));
        check(&[("setup.cfg", &lines)], Some(9));
        let both = format!("[project]\nclassifiers = {list}\nrequires-python = '>=3.10'\n");
        check(&[("pyproject.toml", &both)], Some(10));
        let cfg = "[options]\npython_requires = >=3.10\n";
        check(&[("pyproject.toml", &format!("[project]\nclassifiers = {list}\n")), ("setup.cfg", cfg)], Some(10));
    }

    #[test]
    fn the_nearest_folder_that_declares_decides() {
        let range = |minor: u32| format!("[project]\nrequires-python = '>=3.{minor}'\n");
        check(&[("pyproject.toml", &range(9)), ("pkg/pyproject.toml", &range(11))], Some(11));
        check(&[("pyproject.toml", &range(9)), ("pkg/pyproject.toml", "[tool.ruff]\n")], Some(9));
        check(&[("pyproject.toml", &range(9)), ("pkg/pyproject.toml", "[project]\nrequires-python = 'x'\n")], None);
        check(&[("other/pyproject.toml", &range(9))], None);
        check(&[], None);
        check(&[("pyproject.toml", &format!("\u{feff}{}", range(9)))], Some(9));
    }

    #[test]
    fn a_script_may_declare_a_range_of_its_own() {
        let project = ("pyproject.toml", "[project]\nrequires-python = '>=3.10'\n");
        let script = |lines: &str| format!("#!/usr/bin/env python3\n\n{lines}\nimport asyncio\n");
        let declared =
            script("# /// script\n# requires-python = '>=3.12'\n#\n# dependencies = [\n#   'x',\n# ]\n# ///");
        check(&[project, ("pkg/sub/a.py", &declared)], Some(12));
        check(&[("pkg/sub/a.py", &declared.replace("3.12", "3.8").replace('\n', "\r\n"))], Some(8));
        for silent in ["# /// script\n# dependencies = []\n# ///", "# /// script\n# requires-python = '>=3.12'\n"] {
            check(&[project, ("pkg/sub/a.py", &script(silent))], Some(10));
        }
    }

    fn check_files(from: &str, module: &str, expected: &[&str]) {
        let found = Python.module_files(Path::new(from), module);
        let expected: Vec<PathBuf> = expected.iter().map(PathBuf::from).collect();
        assert_eq!(found, expected, "{module} from {from}");
    }

    #[test]
    fn modules_are_looked_for_near_and_at_the_root() {
        check_files("a.py", "x.y", &["x/y.py", "x/y/__init__.py", "src/x/y.py", "src/x/y/__init__.py"]);
        check_files("p/a.py", ".", &["p/__init__.py"]);
        check_files("p/a.py", ".b", &["p/b.py", "p/b/__init__.py"]);
        check_files("p/q/a.py", "..b.c", &["p/b/c.py", "p/b/c/__init__.py"]);
        check_files("a.py", "..b", &[]);
        check_files("a.py", "asyncio", &[]);
        let near = Python.module_files(Path::new("p/q/a.py"), "x");
        for path in ["x.py", "src/x.py", "p/q/x.py", "p/x.py", "p/src/x.py"] {
            assert!(near.contains(&PathBuf::from(path)), "{path}");
        }
    }
}

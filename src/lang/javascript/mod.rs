//! JavaScript and TypeScript: facts by oxc, imports, `package.json`.
//!
//! `parse` reads a file and measures its depth first, `syntax` makes the uniform tree, `names` the scopes on it, `paths` one
//! path for each thing, `style` the habits of the file; `imports` writes imports, `manifest` reads and edits `package.json`, `place` knows where
//! parentheses are needed. Start at [`JavaScript`].

mod component;
mod depth;
mod imports;
pub mod manifest;
mod names;
mod parse;
mod paths;
mod place;
mod platform;
mod reserved;
mod style;
mod syntax;
mod tsconfig;

use std::path::{Component, Path, PathBuf};

use ast_grep_language::SupportLang;

use super::embedded::Embedded;
use super::{Broken, Files, ImportRequest, Language, Spelling, Trouble};
use crate::edit::Edit;
use crate::facts::{BindingId, Facts, NodeId};
use crate::lang::packages::{Dependency, DependencyPlan, ManifestError, Packages};
use crate::text::Source;

/// JavaScript, JSX, TypeScript and TSX, read by oxc.
#[derive(Debug)]
pub struct JavaScript;

/// Endings of files, in the order in which a specifier without one is tried.
const ENDINGS: &[&str] = &["ts", "tsx", "js", "jsx", "mjs", "cjs", "mts", "cts"];

/// Endings of files that are looked into.
const ALL_ENDINGS: &[&str] = &["ts", "tsx", "js", "jsx", "mjs", "cjs", "mts", "cts", "vue", "svelte"];

impl Language for JavaScript {
    fn name(&self) -> &'static str {
        "javascript"
    }

    fn other_names(&self) -> &'static [&'static str] {
        &["typescript"]
    }

    fn endings(&self) -> &'static [&'static str] {
        ALL_ENDINGS
    }

    fn line_comment(&self) -> &'static str {
        "//"
    }

    fn has_braces(&self) -> bool {
        true
    }

    fn is_typed(&self, path: &Path) -> bool {
        matches!(ending(path), "ts" | "tsx" | "mts" | "cts") || component::ENDINGS.contains(&ending(path))
    }

    fn calls_start(&self) -> bool {
        true
    }

    fn continuing(&self) -> &'static [u8] {
        b"([`+-/"
    }

    fn quotes_modules(&self) -> bool {
        true
    }

    fn awaits_at_top(&self, files: &dyn Files, path: &Path) -> bool {
        // An await at the top of a component's script would change how the component is mounted.
        !component::ENDINGS.contains(&ending(path)) && manifest::is_module(files, path)
    }

    fn normal_path(&self, path: String) -> String {
        paths::normal_path(path)
    }

    fn grammar(&self, path: &Path) -> SupportLang {
        match ending(path) {
            "ts" | "mts" | "cts" | "vue" | "svelte" => SupportLang::TypeScript,
            "tsx" => SupportLang::Tsx,
            _ => SupportLang::JavaScript,
        }
    }

    fn grammars(&self) -> &'static [SupportLang] {
        &[SupportLang::JavaScript, SupportLang::TypeScript, SupportLang::Tsx]
    }

    fn embedded(&self, source: &Source) -> Option<Embedded> {
        component::scripts(source).map(|(scripts, _)| scripts)
    }

    fn facts(&self, source: &Source) -> Result<Facts, Broken> {
        parse::facts(source)
    }

    fn uses_modules(&self, files: &dyn Files, source: &Source, facts: &Facts) -> bool {
        manifest::uses_modules(files, source, facts)
    }

    fn imports_by_equals(&self, files: &dyn Files, source: &Source, facts: &Facts) -> bool {
        tsconfig::imports_by_equals(files, source, facts)
    }

    fn platform(&self, files: &dyn Files, source: &Source, facts: &Facts) -> &'static str {
        platform::platform(files, source, facts)
    }

    fn is_program(&self, files: &dyn Files, source: &Source) -> bool {
        platform::is_program(files, source)
    }

    fn test_files(&self, path: &Path) -> Vec<PathBuf> {
        platform::test_files(path)
    }

    fn statement_guard(&self, facts: &Facts, statement: NodeId, text: &str) -> &'static str {
        place::statement_guard(facts, statement, text)
    }

    fn is_reserved(&self, name: &str) -> bool {
        reserved::is_reserved(name)
    }

    fn spelling(&self, source: &Source, facts: &Facts, place: NodeId, path: &str, wanted: &[&str]) -> Option<Spelling> {
        imports::spelling(source, facts, place, path, wanted)
    }

    fn loads_packages(&self, source: &Source, facts: &Facts) -> bool {
        platform::loads_packages(source, facts)
    }

    fn import_edits(
        &self,
        source: &Source,
        facts: &Facts,
        _width: usize,
        add: &[ImportRequest],
        dead: &[BindingId],
    ) -> Vec<Edit> {
        imports::edits(source, facts, add, dead)
    }

    fn module_level(&self, source: &Source, facts: &Facts, definition: &str) -> Edit {
        imports::module_level(source, facts, definition)
    }

    fn floor(&self, files: &dyn Files, source: &Source) -> Option<(u32, u32)> {
        match manifest::nearest(files, source.path()) {
            manifest::Nearest::Found(manifest) => manifest.lowest_node().map(|major| (major, 0)),
            manifest::Nearest::None | manifest::Nearest::Broken(_) => None,
        }
    }

    fn in_place(&self, facts: &Facts, node: NodeId, expression: String) -> String {
        place::in_place(facts, node, expression)
    }

    fn reason(&self, trouble: Trouble) -> &'static str {
        match trouble {
            Trouble::FloorTooLow => "node-too-old",
            Trouble::SharedLine => "shared-line",
            Trouble::CommentLost => "comment-lost",
            Trouble::NameTaken => "name-taken",
            Trouble::NoPackages => "no-packages",
            Trouble::OutOfReach => "runs-elsewhere",
            Trouble::StarImport => "star-import",
            Trouble::Ambiguous => "ambiguous-binding",
            Trouble::NoStatement => "no-statement",
            Trouble::NotProved => "not-proved",
        }
    }

    fn is_test(&self, _: &dyn Files, source: &Source, _: &Facts, _: NodeId) -> bool {
        manifest::is_test(source.path())
    }

    fn module_files(&self, from: &Path, module: &str) -> Vec<PathBuf> {
        module_files(from, module)
    }
}

impl Packages for JavaScript {
    fn manifest_names(&self) -> &'static [&'static str] {
        &["package.json"]
    }

    fn listed_major(&self, files: &dyn Files, path: &Path, name: &str) -> Option<u32> {
        match manifest::nearest(files, path) {
            manifest::Nearest::Found(manifest) => manifest.package(name)?.lowest_major(),
            manifest::Nearest::None | manifest::Nearest::Broken(_) => None,
        }
    }

    fn lists(&self, files: &dyn Files, path: &Path, name: &str) -> bool {
        matches!(manifest::nearest(files, path), manifest::Nearest::Found(manifest) if manifest.package(name).is_some())
    }

    fn dependency(
        &self,
        files: &dyn Files,
        source: &Source,
        facts: &Facts,
        _: NodeId,
        name: &str,
        ranges: &[(String, String)],
        _features: &[String],
    ) -> DependencyPlan {
        manifest::dependency(files, source, facts, name, ranges)
    }

    fn edit_manifest(&self, path: &Path, text: &str, add: &[Dependency]) -> Result<String, ManifestError> {
        manifest::edit::edit_manifest(path, text, add)
    }
}

fn ending(path: &Path) -> &str {
    path.extension().and_then(|ending| ending.to_str()).unwrap_or_default()
}

/// Where a relative specifier may lead: to the file itself, to the TypeScript file that becomes it, to one with an
/// ending, to the index of a folder.
fn module_files(from: &Path, module: &str) -> Vec<PathBuf> {
    let is_relative = matches!(module, "." | "..") || module.starts_with("./") || module.starts_with("../");
    let folder = from.parent().unwrap_or(Path::new(""));
    let Some(target) = is_relative.then(|| joined(folder, module)).flatten() else { return Vec::new() };
    let mut found = Vec::new();
    if !module.ends_with('/') && target.file_name().is_some() {
        let twin = match ending(&target) {
            "js" => &["ts", "tsx"][..],
            "jsx" => &["tsx"],
            "mjs" => &["mts"],
            "cjs" => &["cts"],
            _ => &[],
        };
        if ENDINGS.contains(&ending(&target)) {
            found.push(target.clone());
            found.extend(twin.iter().map(|ending| target.with_extension(ending)));
        }
        let with = |ending: &&str| {
            let mut name = target.clone().into_os_string();
            name.push(format!(".{ending}"));
            PathBuf::from(name)
        };
        found.extend(ENDINGS.iter().map(with));
    }
    found.extend(ENDINGS.iter().map(|ending| target.join(format!("index.{ending}"))));
    found
}

/// `module` seen from `folder`; none if that leads out of the project.
fn joined(folder: &Path, module: &str) -> Option<PathBuf> {
    let mut path = folder.to_owned();
    for part in Path::new(module).components() {
        match part {
            Component::CurDir => {}
            Component::ParentDir => {
                if !path.pop() {
                    return None;
                }
            }
            Component::Normal(name) => path.push(name),
            Component::RootDir | Component::Prefix(_) => return None,
        }
    }
    Some(path)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(from: &str, module: &str, first: &[&str]) {
        let found = module_files(Path::new(from), module);
        let found: Vec<&str> = found.iter().filter_map(|path| path.to_str()).take(first.len().max(1)).collect();
        assert_eq!(found, first, "{module} from {from}");
    }

    #[test]
    fn relative_specifiers_lead_to_files() {
        check("src/a.js", "./b.js", &["src/b.js", "src/b.ts", "src/b.tsx", "src/b.js.ts"]);
        check("src/a.mts", "../b.mjs", &["b.mjs", "b.mts"]);
        check("a.ts", "./b", &["b.ts", "b.tsx", "b.js", "b.jsx", "b.mjs", "b.cjs", "b.mts", "b.cts", "b/index.ts"]);
        check("a.ts", "./b.service", &["b.service.ts"]);
        check("src/a.ts", ".", &["src.ts"]);
        check("src/a.ts", "./lib/", &["src/lib/index.ts"]);
    }

    #[test]
    fn other_specifiers_lead_nowhere() {
        for module in ["p-limit", "node:fs", "/etc/x", "../../x", "@/x", "#x"] {
            check("src/a.js", module, &[]);
        }
    }

    #[test]
    fn the_ending_decides_the_grammar() {
        assert_eq!(JavaScript.grammar(Path::new("a.mts")), SupportLang::TypeScript);
        assert_eq!(JavaScript.grammar(Path::new("a.tsx")), SupportLang::Tsx);
        assert_eq!(JavaScript.grammar(Path::new("a.jsx")), SupportLang::JavaScript);
    }
}

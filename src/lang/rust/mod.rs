//! Rust: facts by syn, `use`, `Cargo.toml`.
//!
//! `parse` reads a file and measures its `depth` first, `tokens` are its tokens and comments, `syntax` makes the uniform
//! tree and the `names` on it, `style` the habits of the file; `dropped` says what need not be read; `imports` writes `use` lines, `manifest` reads and edits
//! `Cargo.toml`. Start at [`Rust`].

mod children;
mod depth;
mod dropped;
mod imports;
mod manifest;
mod names;
mod parse;
mod reserved;
mod style;
mod syntax;
mod test_code;
#[cfg(test)]
mod tests;
mod tokens;
mod use_tree;

use std::path::{Path, PathBuf};

use ast_grep_language::SupportLang;

use super::{Broken, Files, ImportRequest, Language, Spelling, Trouble};
use crate::edit::Edit;
use crate::facts::{BindingId, Facts, NodeId};
use crate::lang::packages::{Dependency, DependencyPlan, ManifestError, Packages};
use crate::text::Source;

/// Rust, read by syn.
#[derive(Debug)]
pub struct Rust;

impl Language for Rust {
    fn name(&self) -> &'static str {
        "rust"
    }

    fn endings(&self) -> &'static [&'static str] {
        &["rs"]
    }

    fn line_comment(&self) -> &'static str {
        "//"
    }

    fn has_braces(&self) -> bool {
        true
    }

    fn is_typed(&self, _path: &Path) -> bool {
        true
    }

    fn widths(&self, files: &dyn Files, path: &Path) -> (usize, usize) {
        style::widths(files, path)
    }

    fn breaks_lines(&self) -> bool {
        true
    }

    fn grammar(&self, _path: &Path) -> SupportLang {
        SupportLang::Rust
    }

    /// None is built in: recipes for Rust find what they look for by names, methods and kinds of nodes.
    fn grammars(&self) -> &'static [SupportLang] {
        &[]
    }

    fn facts(&self, source: &Source) -> Result<Facts, Broken> {
        parse::facts(source)
    }

    fn async_names(&self, bytes: &[u8], found: &mut dyn FnMut(&[u8])) {
        dropped::async_names(bytes, found);
    }

    fn may_drop(&self, bytes: &[u8], is_async: &dyn Fn(&[u8]) -> bool) -> bool {
        dropped::may_drop(bytes, is_async)
    }

    fn is_reserved(&self, name: &str) -> bool {
        reserved::is_reserved(name)
    }

    fn spelling(&self, source: &Source, facts: &Facts, place: NodeId, path: &str, wanted: &[&str]) -> Option<Spelling> {
        imports::spelling(source, facts, place, path, wanted)
    }

    fn import_edits(
        &self,
        source: &Source,
        facts: &Facts,
        width: usize,
        add: &[ImportRequest],
        dead: &[BindingId],
    ) -> Vec<Edit> {
        imports::edits(source, facts, width, add, dead)
    }

    fn is_used_elsewhere(&self, files: &dyn Files, source: &Source, facts: &Facts, id: BindingId) -> bool {
        children::use_import(files, source, facts, id)
    }

    fn module_level(&self, source: &Source, facts: &Facts, definition: &str) -> Edit {
        imports::module_level(source, facts, definition)
    }

    /// The edition.
    fn floor(&self, files: &dyn Files, source: &Source) -> Option<(u32, u32)> {
        manifest::edition(files, source.path())
    }

    fn in_place(&self, _facts: &Facts, _node: NodeId, expression: String) -> String {
        expression
    }

    fn reason(&self, trouble: Trouble) -> &'static str {
        match trouble {
            Trouble::FloorTooLow => "rust-too-old",
            Trouble::SharedLine => "shared-line",
            Trouble::CommentLost => "comment-lost",
            Trouble::NameTaken | Trouble::OutOfReach | Trouble::NoPackages => "name-taken",
            Trouble::StarImport => "star-import",
            Trouble::Ambiguous => "ambiguous-binding",
            Trouble::NoStatement => "no-statement",
            Trouble::NotProved => "not-proved",
        }
    }

    fn package_files(&self, files: &dyn Files, path: &Path) -> Vec<PathBuf> {
        manifest::package_files(files, path)
    }

    fn is_test(&self, files: &dyn Files, source: &Source, facts: &Facts, node: NodeId) -> bool {
        manifest::is_development(files, source.path()) || test_code::is_marked(source, facts, node)
    }

    fn module_files(&self, _from: &Path, _module: &str) -> Vec<PathBuf> {
        Vec::new()
    }
}

impl Packages for Rust {
    fn manifest_names(&self) -> &'static [&'static str] {
        &["Cargo.toml"]
    }

    fn listed_major(&self, files: &dyn Files, path: &Path, name: &str) -> Option<u32> {
        manifest::listed_major(files, path, name)
    }

    fn packages(&self, files: &dyn Files, path: &Path) -> Option<Vec<String>> {
        manifest::packages(files, path)
    }

    fn optional_packages(&self, files: &dyn Files, path: &Path) -> Vec<String> {
        manifest::optional_packages(files, path)
    }

    fn dependency(
        &self,
        files: &dyn Files,
        source: &Source,
        facts: &Facts,
        node: NodeId,
        name: &str,
        _ranges: &[(String, String)],
        features: &[String],
    ) -> DependencyPlan {
        let development = self.is_test(files, source, facts, node);
        manifest::dependency(files, source.path(), development, name, features)
    }

    fn edit_manifest(&self, path: &Path, text: &str, add: &[Dependency]) -> Result<String, ManifestError> {
        manifest::edit(path, text, add)
    }
}

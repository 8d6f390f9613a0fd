//! Python: facts by ruff's parser, imports, the lowest version a project allows.
//!
//! `syntax` makes the uniform tree, `names` the scopes on it, `style` the habits of the file; `imports` writes imports,
//! `floor` reads project files; `lines` reads logical lines without parsing, by which `outline` leaves out what says nothing to
//! other files and `asyncs` tells what can stand in async functions; `notebook` takes the cells of a notebook for a program.
//! Start at [`Python`].

mod asyncs;
mod floor;
mod guards;
mod imports;
mod lines;
mod names;
mod nesting;
mod notebook;
mod outline;
mod passed;
mod reserved;
mod style;
mod syntax;
#[cfg(test)]
mod tests;

use std::borrow::Cow;
use std::path::{Path, PathBuf};

use ast_grep_language::SupportLang;
use ruff_python_ast::visitor::source_order::{SourceOrderVisitor, TraversalSignal};
use ruff_python_ast::{AnyNodeRef, Mod};
use ruff_python_parser::{Mode, ParseOptions, parse_unchecked};

use super::cells::{self, Cells};
use super::embedded::Embedded;
use super::{Broken, Call, Files, ImportRequest, Imports, Language, Spelling, Trouble};
use crate::edit::Edit;
use crate::facts::{BindingId, Facts, NodeId, Role};
use crate::lang::packages::{Dependency, DependencyPlan, ManifestError, Packages};
use crate::text::Source;

/// Python, read by ruff's parser.
#[derive(Debug)]
pub struct Python;

impl Language for Python {
    fn name(&self) -> &'static str {
        "python"
    }

    fn endings(&self) -> &'static [&'static str] {
        &["py", "pyw", notebook::ENDING]
    }

    fn line_comment(&self) -> &'static str {
        "#"
    }

    fn grammar(&self, _: &Path) -> SupportLang {
        SupportLang::Python
    }

    fn has_braces(&self) -> bool {
        false
    }

    fn grammars(&self) -> &'static [SupportLang] {
        &[SupportLang::Python]
    }

    fn in_place(&self, facts: &Facts, node: NodeId, expression: String) -> String {
        // `await` binds tighter than every operator, so only a trailer needs the parentheses.
        let before_trailer = matches!(facts.tree[node].role, Role::Object | Role::Callee);
        let opens = expression.starts_with("await ") || expression.starts_with("lambda ");
        // What starts with its first part, but not where that starts, has it in parentheses already.
        let starts = |at: NodeId| facts.tree[at].span.start;
        let wrapped = facts.tree.parent(node).is_some_and(|up| starts(up) < starts(node));
        if before_trailer && opens && !wrapped { format!("({expression})") } else { expression }
    }

    fn reason(&self, trouble: Trouble) -> &'static str {
        match trouble {
            Trouble::FloorTooLow => "python-too-old",
            Trouble::SharedLine => "shared-line",
            Trouble::CommentLost => "comment-lost",
            Trouble::NameTaken | Trouble::OutOfReach | Trouble::NoPackages | Trouble::Ambiguous => "ambiguous-binding",
            Trouble::StarImport => "star-import",
            Trouble::NoStatement => "conditional-position",
            Trouble::NotProved => "not-proved",
        }
    }

    fn words<'b>(&self, path: &Path, bytes: &'b [u8]) -> Cow<'b, [u8]> {
        if notebook::is_notebook(path) { Cow::Owned(cells::plain(bytes)) } else { Cow::Borrowed(bytes) }
    }

    fn may_hold_in_async(&self, path: &Path, words: &[u8], calls: &[Call]) -> bool {
        notebook::is_notebook(path) || asyncs::may_hold(words, calls)
    }

    fn imports(&self) -> Option<Imports> {
        Some(passed::imports)
    }

    fn cells(&self, path: &Path, text: &str) -> Option<Result<Cells, String>> {
        notebook::is_notebook(path).then(|| notebook::cells(text))
    }

    fn awaits_at_top(&self, _: &dyn Files, path: &Path) -> bool {
        notebook::is_notebook(path)
    }

    fn embedded(&self, source: &Source) -> Option<Embedded> {
        notebook::is_notebook(source.path()).then(|| Embedded { parts: cells::parts(source.text()) })
    }

    fn top_is_async(&self, source: &Source, facts: &Facts, node: NodeId) -> bool {
        notebook::is_notebook(source.path()) && notebook::can_await(source, facts, node)
    }

    fn shows_value(&self, source: &Source, facts: &Facts, statement: NodeId) -> bool {
        notebook::is_notebook(source.path()) && notebook::is_shown(source, facts, statement)
    }

    fn facts(&self, source: &Source) -> Result<Facts, Broken> {
        let text = source.text();
        if nesting::too_deep(text) {
            return Err(Broken::TooDeep);
        }
        let in_cells = notebook::is_notebook(source.path());
        let mode = if in_cells { Mode::Ipython } else { Mode::Module };
        let parsed = parse_unchecked(text, ParseOptions::from(mode));
        if let Some(error) = parsed.errors().first() {
            let line = source.line_of(syntax::span(error).start);
            let message = error.error.to_string();
            // What is too deep for the walk is too deep for the recursive destructor as well: better lost than a crash.
            if is_deep(parsed.syntax()) {
                std::mem::forget(parsed);
            }
            return Err(Broken::Syntax { line, message });
        }
        let tree = match parsed.syntax() {
            Mod::Module(module) => syntax::tree(module, text, parsed.tokens().len()),
            Mod::Expression(_) => None,
        };
        let Some(tree) = tree else {
            std::mem::forget(parsed);
            return Err(Broken::TooDeep);
        };
        let tokens = style::read(source, parsed.tokens());
        let package = source.path().file_name().is_some_and(|name| name == "__init__.py");
        let (scopes, modules) = names::scopes(&tree, text, &tokens.comments, package);
        let style::Tokens { comments, literals, style } = tokens;
        let mut facts = Facts { tree, scopes, comments, literals, style, modules };
        if in_cells {
            notebook::check(source, &facts)?;
            notebook::mark_named(source, &mut facts);
        }
        Ok(facts)
    }

    fn has_outlines(&self) -> bool {
        true
    }

    fn outline(&self, text: &str) -> Option<String> {
        outline::outline(text)
    }

    fn test_files(&self, path: &Path) -> Vec<PathBuf> {
        let Some(stem) = path.file_stem().and_then(|stem| stem.to_str()) else { return Vec::new() };
        let name = format!("test_{stem}.py");
        let folders = path.ancestors().skip(1).take(16).map(|folder| folder.join("tests").join(&name));
        std::iter::once(path.with_file_name(&name)).chain(folders).collect()
    }

    fn is_reserved(&self, name: &str) -> bool {
        reserved::WORDS.binary_search(&name).is_ok()
    }

    fn spelling(&self, source: &Source, facts: &Facts, place: NodeId, path: &str, _: &[&str]) -> Option<Spelling> {
        imports::spelling(source, facts, place, path)
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
        floor::floor(files, source)
    }

    fn floor_at(&self, source: &Source, facts: &Facts, node: NodeId, floor: Option<(u32, u32)>) -> Option<(u32, u32)> {
        guards::floor_at(source, facts, node, floor)
    }

    fn is_test(&self, _: &dyn Files, source: &Source, _: &Facts, _: NodeId) -> bool {
        let name = source.path().file_name().and_then(|name| name.to_str()).unwrap_or_default();
        name == "conftest.py" || name.starts_with("test_") || name.ends_with("_test.py")
    }

    fn may_define(&self, text: &str, name: &str) -> bool {
        text.contains(&format!("def {name}"))
    }

    fn module_files(&self, from: &Path, module: &str) -> Vec<PathBuf> {
        floor::module_files(from, module)
    }

    fn is_own_module(&self, files: &dyn Files, from: &Path, module: &str) -> bool {
        floor::is_own_module(files, from, module)
    }

    fn import_name(&self, files: &dyn Files, path: &Path) -> Option<(PathBuf, String)> {
        let mut folder = path.parent().unwrap_or(Path::new("")).to_owned();
        let stem = path.file_stem()?.to_str()?;
        let mut names = if stem == "__init__" { Vec::new() } else { vec![stem.to_owned()] };
        while files.exists(&folder.join("__init__.py")) {
            names.insert(0, folder.file_name()?.to_str()?.to_owned());
            folder = folder.parent()?.to_owned();
        }
        (!names.is_empty()).then(|| (folder, names.join(".")))
    }
}

impl Packages for Python {
    fn dependency(
        &self,
        _: &dyn Files,
        _: &Source,
        _: &Facts,
        _: NodeId,
        name: &str,
        _: &[(String, String)],
        _: &[String],
    ) -> DependencyPlan {
        DependencyPlan::ByHand(format!("add {name} to the dependencies of the project"))
    }

    fn edit_manifest(&self, path: &Path, _: &str, _: &[Dependency]) -> Result<String, ManifestError> {
        Err(ManifestError { path: path.to_owned(), why: "manifests of Python are not edited".to_owned() })
    }
}

/// Whether a program, of which only parts may make sense, is nested more deeply than may be walked.
fn is_deep(program: &Mod) -> bool {
    struct Depth {
        now: u32,
        deepest: u32,
    }
    impl<'a> SourceOrderVisitor<'a> for Depth {
        fn enter_node(&mut self, _: AnyNodeRef<'a>) -> TraversalSignal {
            self.now += 1;
            self.deepest = self.deepest.max(self.now);
            if self.now > syntax::DEEPEST { TraversalSignal::Skip } else { TraversalSignal::Traverse }
        }

        fn leave_node(&mut self, _: AnyNodeRef<'a>) {
            self.now -= 1;
        }
    }
    let mut depth = Depth { now: 0, deepest: 0 };
    depth.visit_mod(program);
    depth.deepest > syntax::DEEPEST
}

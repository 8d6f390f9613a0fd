//! Languages: what a file of each says (its facts), how names are brought into it, and its manifests.
//!
//! Everything language-specific lives behind the trait [`Language`]; a module a language, one line in [`ALL`]. Nothing
//! here knows a recipe. Files of the project are read through [`Files`], so that this room stays free of the disk.

pub mod cells;
pub mod embedded;
pub mod javascript;
pub mod packages;
pub mod python;
pub mod rust;

use std::borrow::Cow;
use std::fmt::Debug;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use ast_grep_language::SupportLang;

use crate::edit::Edit;
use crate::facts::{BindingId, Facts, NodeId};
use crate::text::Source;
use cells::Cells;
use embedded::Embedded;
use packages::Packages;

/// Every language, in the order in which they are listed to people.
pub const ALL: &[&dyn Language] = &[&python::Python, &javascript::JavaScript, &rust::Rust];

/// The language with this name, as in the first part of a recipe's id; `typescript` is another name of `javascript`.
pub fn named(name: &str) -> Option<&'static dyn Language> {
    ALL.iter().copied().find(|language| language.name() == name || language.other_names().contains(&name))
}

/// The language of a file, by its ending.
pub fn of_path(path: &Path) -> Option<&'static dyn Language> {
    let ending = path.extension()?.to_str()?;
    ALL.iter().copied().find(|language| language.endings().contains(&ending))
}

/// Read access to the files of the project, and to nothing else. Paths are relative to the project's root.
pub trait Files: Send + Sync {
    /// The text of a file; none if it does not exist, lies outside the project, or is no UTF-8.
    fn read(&self, path: &Path) -> Option<String>;

    /// Every source file of the project, in order; none where they cannot be listed. Asked for seldom: it takes a walk.
    fn all(&self) -> Arc<[PathBuf]> {
        Arc::default()
    }

    /// The other source files in the folder of `path`, in order.
    fn beside(&self, path: &Path) -> Vec<PathBuf> {
        let is_beside = |other: &&PathBuf| *other != path && other.parent() == path.parent();
        self.all().iter().filter(is_beside).cloned().collect()
    }

    /// Whether [`Files::read`] would give a text.
    fn exists(&self, path: &Path) -> bool {
        self.read(path).is_some()
    }
}

/// Why the engine itself refuses a site, whatever the recipe.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Trouble {
    /// The new code needs a newer version of the language than the project allows.
    FloorTooLow,
    /// A line would have to be added around a statement that shares its line.
    SharedLine,
    /// A comment would be lost.
    CommentLost,
    /// A name that the new code needs stands for something else here.
    NameTaken,
    /// The new code needs a package, and the file can load none by its name.
    NoPackages,
    /// The new code needs a name of the module, and its function runs where the module is not.
    OutOfReach,
    /// The name can only come from a star import.
    StarImport,
    /// The name is bound in more than one way.
    Ambiguous,
    /// There is no statement before which new lines could stand.
    NoStatement,
    /// The new text did not pass its proof.
    NotProved,
}

/// Why a file's text gives no facts.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Broken {
    /// The text is not a program of the language.
    #[error("syntax error on line {line}: {message}")]
    Syntax {
        /// Line of the error, counted from 1.
        line: u32,
        /// What the parser says.
        message: String,
    },
    /// Brackets are nested deeper than the parser can take.
    #[error("nested too deeply")]
    TooDeep,
}

/// A binding that the new text needs and the file does not have yet.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct ImportRequest {
    /// Python: the module (`asyncio`). JavaScript: the specifier (`p-limit`).
    pub module: String,
    /// The exported name: none for the module itself, `default` for a default export.
    pub export: Option<String>,
    /// The local name.
    pub local: String,
    /// Rust: the inline modules around the place that needs it, the outermost first.
    pub within: Vec<String>,
}

/// How a thing is written at a place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Spelling {
    /// The expression, such as `aio.sleep`.
    pub text: String,
    /// The import that has to be added for it.
    pub import: Option<ImportRequest>,
}

/// One thing that a file imports.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Imported<'a> {
    /// The module.
    pub module: &'a str,
    /// The name in it; empty for the module itself.
    pub name: &'a str,
    /// What it is called here.
    pub local: &'a str,
}

/// A call that is looked for, by its name and by the name before that, if there has to be one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Call {
    /// `time` of `time.sleep`.
    pub owner: Option<String>,
    /// `sleep` of it.
    pub name: String,
}

/// Tells of each thing that the bytes of a file import.
pub type Imports = fn(&[u8], &mut dyn FnMut(Imported<'_>));

/// A language that punchlist reads and writes.
pub trait Language: Packages + Sync + Send + Debug {
    /// The first part of the ids of its recipes.
    fn name(&self) -> &'static str;

    /// Further names under which people select its recipes.
    fn other_names(&self) -> &'static [&'static str] {
        &[]
    }

    /// File endings, without the dot.
    fn endings(&self) -> &'static [&'static str];

    /// What starts a comment that runs to the end of the line.
    fn line_comment(&self) -> &'static str;

    /// Whether blocks stand in braces: then a body without them is no list of statements.
    fn has_braces(&self) -> bool;

    /// Whether files of this path are checked by a compiler of types.
    fn is_typed(&self, path: &Path) -> bool {
        let _ = path;
        false
    }

    /// Columns that a formatter gives to a line, and to a chain of several members, in the file at `path`.
    fn widths(&self, files: &dyn Files, path: &Path) -> (usize, usize) {
        let _ = (files, path);
        (100, 60)
    }

    /// Whether statements that come to be too wide are broken, as the formatter does that all code of the language has been
    /// through.
    fn breaks_lines(&self) -> bool {
        false
    }

    /// Whether a call of an async function starts it at once and gives a promise, rather than something to be started.
    fn calls_start(&self) -> bool {
        false
    }

    /// The bytes by which a line goes on with the statement above, where nothing ends that one.
    fn continuing(&self) -> &'static [u8] {
        b""
    }

    /// Whether imports name modules by strings: `require('fs')`.
    fn quotes_modules(&self) -> bool {
        false
    }

    /// Whether `await` can stand outside of functions in the file at `path`, as far as its name and manifest say so.
    fn awaits_at_top(&self, files: &dyn Files, path: &Path) -> bool {
        let _ = (files, path);
        false
    }

    /// One path for the several ways to name a thing that no scope binds: `globalThis.fetch` is `fetch`.
    fn normal_path(&self, path: String) -> String {
        path
    }

    /// The grammar that ast-grep matches a file of this path with.
    fn grammar(&self, path: &Path) -> SupportLang;

    /// Every grammar that files of the language are matched with.
    fn grammars(&self) -> &'static [SupportLang];

    /// Where the program stands in a file that is no program itself; none where the whole file is one.
    fn embedded(&self, source: &Source) -> Option<Embedded> {
        let _ = source;
        None
    }

    /// The bytes of a file in which the words of its program can be looked for.
    fn words<'b>(&self, path: &Path, bytes: &'b [u8]) -> Cow<'b, [u8]> {
        let _ = path;
        Cow::Borrowed(bytes)
    }

    /// Whether one of `calls` may stand in an async function of the file at `path`, or go by another name there, by the look
    /// of its `words`. True where that is not certain.
    fn may_hold_in_async(&self, path: &Path, words: &[u8], calls: &[Call]) -> bool {
        let _ = (path, words, calls);
        true
    }

    /// The names of the async functions that a file with these bytes defines, where [`Language::may_drop`] asks for them.
    fn async_names(&self, bytes: &[u8], found: &mut dyn FnMut(&[u8])) {
        let _ = (bytes, found);
    }

    /// Whether a file with these bytes may hold a call by itself, as a statement or value, of a function that is async by its
    /// name. True where that is not certain.
    fn may_drop(&self, bytes: &[u8], is_async: &dyn Fn(&[u8]) -> bool) -> bool {
        let _ = (bytes, is_async);
        true
    }

    /// Reads from bytes what they import, where a module of the project may pass on what it imports itself; none in
    /// languages whose modules are not followed so.
    fn imports(&self) -> Option<Imports> {
        None
    }

    /// The program of a file that holds it in cells, none of them where they are in another language. None where the file
    /// is the program: else everything here is asked with the program in place of the file's text.
    ///
    /// # Errors
    ///
    /// In it a reason why the cells cannot be read.
    fn cells(&self, path: &Path, text: &str) -> Option<Result<Cells, String>> {
        let _ = (path, text);
        None
    }

    /// Whether `node`, which stands outside of functions, runs as in an async function.
    fn top_is_async(&self, source: &Source, facts: &Facts, node: NodeId) -> bool {
        let _ = (source, facts, node);
        false
    }

    /// Whether people see the value of `statement`, an expression that nothing else takes.
    fn shows_value(&self, source: &Source, facts: &Facts, statement: NodeId) -> bool {
        let _ = (source, facts, statement);
        false
    }

    /// Reads a file.
    ///
    /// # Errors
    ///
    /// [`Broken`] if the text is not a program: then nothing is known and nothing may be written.
    fn facts(&self, source: &Source) -> Result<Facts, Broken>;

    /// Whether files have outlines.
    fn has_outlines(&self) -> bool {
        false
    }

    /// The text of a file without what can be of no use to files that import from it; what stays keeps its place. None
    /// where nothing can be left out.
    fn outline(&self, text: &str) -> Option<String> {
        let _ = text;
        None
    }

    /// Whether new imports of the file are ES modules, if its manifest is asked as well; [`Facts::style`] holds what the
    /// file alone says.
    fn uses_modules(&self, files: &dyn Files, source: &Source, facts: &Facts) -> bool {
        let _ = (files, source);
        facts.style.modules
    }

    /// Whether a whole module is imported as [`crate::facts::Style::equals`] says, by what the file's project says of it.
    fn imports_by_equals(&self, files: &dyn Files, source: &Source, facts: &Facts) -> bool {
        let _ = (files, source);
        facts.style.equals
    }

    /// Where the file runs, as far as it and its project tell: a word such as `node`, `browser`; `unknown` without a sign.
    fn platform(&self, files: &dyn Files, source: &Source, facts: &Facts) -> &'static str {
        let _ = (files, source, facts);
        "unknown"
    }

    /// Whether people start the file itself: it opens with a hashbang, or the manifest names it as a command.
    fn is_program(&self, files: &dyn Files, source: &Source) -> bool {
        let _ = files;
        source.text().trim_start_matches('\u{feff}').starts_with("#!")
    }

    /// Where tests of the file at `path` are, going by its name (relative paths).
    fn test_files(&self, path: &Path) -> Vec<PathBuf> {
        let _ = path;
        Vec::new()
    }

    /// What has to be put before `text`, which becomes the start of `statement`, lest it be read as the end of the
    /// statement before.
    fn statement_guard(&self, facts: &Facts, statement: NodeId, text: &str) -> &'static str {
        let _ = (facts, statement, text);
        ""
    }

    /// The reserved words and builtin names that no new name may take.
    fn is_reserved(&self, name: &str) -> bool;

    /// Whether the file at `from` means a file of the project where it imports `module`, though a library is called so.
    fn is_own_module(&self, files: &dyn Files, from: &Path, module: &str) -> bool {
        let _ = (files, from, module);
        false
    }

    /// How the thing with this path (`asyncio.sleep`, `p-limit.default`) is written at `place`: through a name the file
    /// has, else through a new import, whose local name is the first of `wanted` that is free there.
    ///
    /// None if the names it would need stand for something else at `place`.
    fn spelling(&self, source: &Source, facts: &Facts, place: NodeId, path: &str, wanted: &[&str]) -> Option<Spelling>;

    /// Whether a new import of a package by its name would work in the file.
    fn loads_packages(&self, _source: &Source, _facts: &Facts) -> bool {
        true
    }

    /// Whether another file uses the import `id` of this one, though it is not exported: a module below it.
    fn is_used_elsewhere(&self, _files: &dyn Files, _source: &Source, _facts: &Facts, _id: BindingId) -> bool {
        false
    }

    /// The edits that add imports and take away the names that have lost their last use, on lines of `width` columns.
    fn import_edits(
        &self,
        source: &Source,
        facts: &Facts,
        width: usize,
        add: &[ImportRequest],
        dead: &[BindingId],
    ) -> Vec<Edit>;

    /// Where a module-level definition goes, below the imports: the byte and the text to put there for `definition`,
    /// which is a whole statement (`def`) or a one-line assignment without its line end.
    fn module_level(&self, source: &Source, facts: &Facts, definition: &str) -> Edit;

    /// The lowest version of the language that `source` or its project allows, such as `(3, 11)`, or its edition, such as
    /// `(2024, 0)`; none if it says nothing.
    fn floor(&self, files: &dyn Files, source: &Source) -> Option<(u32, u32)>;

    /// The lowest version that runs `node`, in a project that allows `floor`: tests of the version around the node may
    /// say more than the project.
    fn floor_at(
        &self,
        _source: &Source,
        _facts: &Facts,
        _node: NodeId,
        floor: Option<(u32, u32)>,
    ) -> Option<(u32, u32)> {
        floor
    }

    /// The text of an expression, put in parentheses if it needs them in the place of `node`.
    fn in_place(&self, facts: &Facts, node: NodeId, expression: String) -> String;

    /// Ids of the reasons with which the engine itself refuses a site.
    fn reason(&self, trouble: Trouble) -> &'static str;

    /// The files that the package of the file at `path` is made of, as far as they can be told from the files that name
    /// them; empty where the language does not ask.
    fn package_files(&self, files: &dyn Files, path: &Path) -> Vec<PathBuf> {
        let _ = (files, path);
        Vec::new()
    }

    /// Whether the code at `node` only runs in tests, by the look of its file and of what is around it.
    fn is_test(&self, files: &dyn Files, source: &Source, facts: &Facts, node: NodeId) -> bool;

    /// Whether a function or method of this name may be defined in the text.
    fn may_define(&self, text: &str, name: &str) -> bool {
        text.contains(name)
    }

    /// Files of the project (relative paths, best first) in which the module `module`, imported by the file at `from`,
    /// may be defined. Empty for modules from outside.
    fn module_files(&self, from: &Path, module: &str) -> Vec<PathBuf>;

    /// The folder from which the file at `path` is imported, and its name there; none where files are imported otherwise.
    fn import_name(&self, files: &dyn Files, path: &Path) -> Option<(PathBuf, String)> {
        let _ = (files, path);
        None
    }
}

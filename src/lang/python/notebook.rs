//! Jupyter notebooks: which cells are Python, and what differs there from a module.
//!
//! ruff's notebook crate reads the file, and says which cells are Python; where these stand in the JSON is found here, since
//! that crate would write the whole file anew. Start at [`cells`].

use std::collections::HashSet;
use std::path::Path;

use ruff_notebook::{Notebook, NotebookError};
use serde_json::value::RawValue;

use crate::facts::{Facts, Kind, NodeId, Role};
use crate::lang::Broken;
use crate::lang::cells::{self, Cells};
use crate::text::{Source, Span};

/// The ending of notebooks.
pub(super) const ENDING: &str = "ipynb";

/// Cell magics below which the code runs once, with the names of the notebook.
const TRANSPARENT: &[&str] = &["%%capture", "%%debug", "%%prun", "%%time"];

/// Whether the file is a notebook.
pub(super) fn is_notebook(path: &Path) -> bool {
    path.extension().is_some_and(|ending| ending == ENDING)
}

/// The Python of a notebook; no cells where its kernel runs another language.
///
/// # Errors
///
/// A reason why it cannot be read.
pub(super) fn cells(text: &str) -> Result<Cells, String> {
    let notebook = Notebook::from_source_code(text).map_err(|error| told(&error))?;
    let places = places(text).map_err(|error| format!("no notebook of format 4: {error}"))?;
    if !notebook.is_python_notebook() {
        return Cells::new(text, &[]).map_err(|error| error.to_string());
    }
    let python: Vec<usize> = notebook.index().iter().map(|start| start.cell_index().to_zero_indexed()).collect();
    let (mut ours, mut rest) = (Vec::new(), String::new());
    for (index, (cell, place)) in notebook.cells().iter().zip(places).enumerate() {
        let source = cell.source().to_string();
        if python.contains(&index) && runs_here(&source) {
            ours.push((index as u32 + 1, place));
        } else if cell.is_code_cell() {
            rest.push_str(&source);
            rest.push('\n');
        }
    }
    let mut cells = Cells::new(text, &ours).map_err(|error| error.to_string())?;
    cells.rest = rest;
    cells.version = version(text);
    Ok(cells)
}

fn told(error: &NotebookError) -> String {
    match error {
        NotebookError::InvalidJson(error) => format!("no valid JSON: {error}"),
        NotebookError::InvalidSchema(error) => format!("no notebook of format 4: {error}"),
        NotebookError::InvalidFormat(format) => format!("a notebook of format {format}: only format 4 is read"),
        NotebookError::Io(_) | NotebookError::Json(_) => error.to_string(),
    }
}

/// The version of Python that ran the notebook last, as its metadata say: `(3, 11)` for 3.11.4.
fn version(text: &str) -> Option<(u32, u32)> {
    let notebook: serde_json::Value = serde_json::from_str(text).ok()?;
    let mut numbers = notebook.pointer("/metadata/language_info/version")?.as_str()?.split('.');
    Some((numbers.next()?.parse().ok()?, numbers.next()?.parse().ok()?))
}

/// The places of the sources of all cells, in order.
fn places(text: &str) -> Result<Vec<Span>, serde_json::Error> {
    #[derive(serde::Deserialize)]
    struct File<'a> {
        #[serde(borrow)]
        cells: Vec<Place<'a>>,
    }
    #[derive(serde::Deserialize)]
    struct Place<'a> {
        #[serde(borrow)]
        source: &'a RawValue,
    }
    let file: File<'_> = serde_json::from_str(text)?;
    let place = |cell: &Place<'_>| {
        let raw = cell.source.get();
        let start = (raw.as_ptr() as usize - text.as_ptr() as usize) as u32;
        Span::new(start, start + raw.len() as u32)
    };
    Ok(file.cells.iter().map(place).collect())
}

/// Whether the code of a cell runs once, with the names of the notebook; what is blank need not be looked at.
fn runs_here(source: &str) -> bool {
    let mut magics =
        source.lines().filter_map(|line| line.split_whitespace().next()).filter(|word| is_cell_magic(word));
    !source.trim().is_empty() && magics.all(|magic| TRANSPARENT.contains(&magic))
}

fn is_cell_magic(word: &str) -> bool {
    word.len() > 2 && word.starts_with("%%")
}

/// Every cell is run alone, so no statement goes over the end of its cell.
///
/// # Errors
///
/// [`Broken`] if one does.
pub(super) fn check(source: &Source, facts: &Facts) -> Result<(), Broken> {
    let mut statements = facts.tree.children(NodeId::ROOT).map(|statement| facts.tree[statement].span);
    let over = statements.find(|span| source.slice(*span).contains(cells::BORDER));
    over.map_or(Ok(()), |span| {
        let message = "a statement goes on in the next cell".to_owned();
        Err(Broken::Syntax { line: source.line_of(span.start), message })
    })
}

/// Every name counts as used that magics or cells in other languages may name.
pub(super) fn mark_named(source: &Source, facts: &mut Facts) {
    let text = unread_text(source, facts);
    let is_word = |c: char| c.is_alphanumeric() || c == '_';
    let named: HashSet<&str> = text.split(|c| !is_word(c)).filter(|word| !word.is_empty()).collect();
    for binding in &mut facts.scopes.bindings {
        binding.exported |= named.contains(&*binding.name);
    }
}

/// Whether an `await` can stand where `node` is: at the top of a cell that is not handed to a magic.
pub(super) fn can_await(source: &Source, facts: &Facts, node: NodeId) -> bool {
    let start = facts.tree[node].span.start;
    let text = &source.text()[..start as usize];
    let cell = text.rfind(cells::BORDER).map_or(0, |at| at + 1);
    !source.text()[cell..].split_whitespace().next().is_some_and(is_cell_magic)
}

/// The first byte of the cell around `at`.
pub(super) fn cell_start(source: &Source, at: u32) -> u32 {
    let parts = cells::parts(source.text());
    parts.iter().rev().map(|part| part.start).find(|&start| start <= at).unwrap_or_default()
}

/// The statements at the top from the first import on, magics left out.
pub(super) fn from_first_import(source: &Source, facts: &Facts) -> Vec<NodeId> {
    let statements = facts.tree.children(NodeId::ROOT).filter(|&statement| !is_magic(source, facts, statement));
    statements.skip_while(|&statement| facts.tree[statement].kind != Kind::Import).collect()
}

/// The line of the first statement at or behind `from` that is no magic, over the comments that touch it.
pub(super) fn first_line(source: &Source, facts: &Facts, from: u32) -> u32 {
    let mut statements = facts.tree.children(NodeId::ROOT);
    let first = statements.find(|&one| facts.tree[one].span.start >= from && !is_magic(source, facts, one));
    let mut line = first.map_or(1, |first| source.line_of(facts.tree[first].span.start));
    while line > 1 && source.slice(source.line_span(line - 1)).starts_with('#') {
        line -= 1;
    }
    line
}

/// Whether `statement` is the last one of its cell, the value of which is shown: no semicolon stands behind it.
pub(super) fn is_shown(source: &Source, facts: &Facts, statement: NodeId) -> bool {
    let end = facts.skip_blank(source.text(), facts.tree[statement].span.end) as usize;
    let gap = &source.text()[facts.tree[statement].span.end as usize..end];
    facts.tree.parent(statement) == Some(NodeId::ROOT) && (end == source.text().len() || gap.contains(cells::BORDER))
}

/// What may name things of the program without being read as Python: magics, and cells in other languages.
fn unread_text(source: &Source, facts: &Facts) -> String {
    let magics = facts.tree.ids().filter(|&node| is_magic(source, facts, node));
    let mut text = source.rest().to_owned();
    for magic in magics {
        text.push('\n');
        text.push_str(source.slice(facts.tree[magic].span));
    }
    text
}

/// Whether `node` is a line that IPython reads: `%time f()`, `!ls`, `x?`.
pub(super) fn is_magic(source: &Source, facts: &Facts, node: NodeId) -> bool {
    let it = &facts.tree[node];
    let text = source.slice(it.span);
    let opens = text.starts_with(['%', '!', '?', '/', ',', ';']) || text.ends_with('?');
    it.kind == Kind::Other
        && opens
        && matches!(it.role, Role::Body | Role::Else | Role::Handler | Role::Finally | Role::Value)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lang::Language;
    use crate::lang::python::Python;

    /// A notebook of code cells.
    fn notebook(cells: &[&str]) -> String {
        let cell = |source: &&str| {
            serde_json::json!({
                "cell_type": "code", "execution_count": null, "metadata": {}, "outputs": [], "source": source,
            })
        };
        let cells: Vec<_> = cells.iter().map(cell).collect();
        serde_json::json!({ "cells": cells, "metadata": {}, "nbformat": 4, "nbformat_minor": 4 }).to_string()
    }

    fn read(sources: &[&str]) -> (Source, Result<Facts, Broken>) {
        let cells = cells(&notebook(sources)).expect("it is a notebook");
        let source = Source::new("a.ipynb", cells.program()).with_rest(cells.rest);
        let facts = Python.facts(&source);
        (source, facts)
    }

    fn program(sources: &[&str]) -> String {
        read(sources).0.text().to_owned()
    }

    #[test]
    fn only_python_that_runs_here_is_read() {
        assert_eq!(
            program(&["a", "%%bash\nls", "%%time\nb", "", " \n", "%%timeit\nc", "cd /tmp", "!ls"]),
            "a\n\u{c}\n%%time\nb\n\u{c}\n!ls"
        );
        assert_eq!(program(&["%%writefile a.py\nx", "%%python3\nx", "%%pypy\nx"]), "");
    }

    #[test]
    fn other_kernels_have_no_program() {
        let text = notebook(&["x <- 1"]).replacen(
            "\"metadata\":{},\"nb",
            "\"metadata\":{\"language_info\":{\"name\":\"R\"}},\"nb",
            1,
        );
        assert!(text.contains("\"R\""));
        assert_eq!(cells(&text).map(|cells| cells.program().to_owned()), Ok(String::new()));
    }

    #[test]
    fn what_is_no_notebook_is_told() {
        let why = |text: &str| cells(text).err().unwrap_or_default();
        assert!(why("").starts_with("no valid JSON"), "{}", why(""));
        assert!(why("{\"cells\": [").starts_with("no valid JSON"));
        assert!(why("\u{feff}{}").starts_with("no valid JSON"));
        assert!(why("{}").starts_with("no notebook of format 4"));
        assert!(why("{\"worksheets\": [], \"metadata\": {}, \"nbformat\": 3}").starts_with("no notebook of format 4"));
        assert!(
            why(&notebook(&["a"]).replace("\"source\":\"a\"", "\"source\":7")).starts_with("no notebook of format 4")
        );
        let old = notebook(&["a"]).replace("\"nbformat\":4", "\"nbformat\":5");
        assert_eq!(why(&old), "a notebook of format 5: only format 4 is read");
        assert_eq!(why(&notebook(&["a", "b\u{c}"])), "cell 2 holds a form feed");
    }

    #[test]
    fn every_cell_stands_alone() {
        for cells in [["x = (1,", "2)"], ["if x:", "    y"], ["@d", "def f(): pass"], ["def f():\n    a", "    b"]] {
            assert!(read(&cells).1.is_err(), "{cells:?}");
        }
        assert!(read(&["def f():\n    a\n", "b\n\n"]).1.is_ok());
        assert!(read(&["await f()", "%matplotlib inline\nx = !ls\ny?"]).1.is_ok());
    }

    #[test]
    fn magics_and_other_cells_use_names() {
        let (_, facts) = read(&["import a, b, c, d", "%time a.f()", "%%timeit\nb.g()", "x = !echo {c}"]);
        let facts = facts.expect("it parses");
        let used: Vec<&str> = facts.scopes.bindings.iter().filter(|one| one.exported).map(|one| &*one.name).collect();
        assert_eq!(used, ["a", "b", "c"]);
    }

    fn statements(sources: &[&str], ask: fn(&Source, &Facts, NodeId) -> bool) -> Vec<bool> {
        let (source, facts) = read(sources);
        let facts = facts.expect("it parses");
        facts.tree.children(NodeId::ROOT).map(|statement| ask(&source, &facts, statement)).collect()
    }

    #[test]
    fn the_last_value_of_a_cell_is_shown() {
        assert_eq!(statements(&["a()\nb()", "c();", "d() # here", "e()"], is_shown), [false, true, false, true, true]);
    }

    #[test]
    fn magics_cannot_await() {
        assert_eq!(statements(&["a()", "%%time\nb()", "%time c()"], can_await), [true, false, false, true]);
    }

    #[test]
    fn the_kernel_tells_its_version() {
        let read = |metadata: &str| {
            let info = format!("\"metadata\":{metadata},\"nbformat\"");
            let text = notebook(&["x"]).replace("\"metadata\":{},\"nbformat\"", &info);
            cells(&text).expect("it is a notebook").version
        };
        assert_eq!(read("{}"), None);
        assert_eq!(read(r#"{"language_info":{"name":"python","version":"3.11.4"}}"#), Some((3, 11)));
        assert_eq!(read(r#"{"language_info":{"name":"python","version":"new"}}"#), None);
    }

    fn imports(sources: &[&str], module: &str) -> String {
        let (source, facts) = read(sources);
        let facts = facts.expect("it parses");
        let request = crate::lang::ImportRequest {
            module: module.to_owned(),
            export: None,
            local: module.to_owned(),
            within: Vec::new(),
        };
        let edits = Python.import_edits(&source, &facts, 88, &[request], &[]);
        let text = crate::edit::EditSet::new(edits).expect("they are apart").apply(source.text());
        text.replace("\n\u{c}\n", " | ").replace('\n', "; ")
    }

    #[test]
    fn imports_go_to_the_first_cell_that_has_some() {
        assert_eq!(
            imports(&["%pip install x", "import os", "q.f()", "import sys"], "q"),
            "%pip install x | import os; import q | q.f() | import sys"
        );
        assert_eq!(
            imports(&["X = 1\nimport os\n%m\nimport zlib", "q"], "q"),
            "X = 1; import os; %m; import q; import zlib | q"
                .replace("import os; %m; import q", "import os; import q; %m")
        );
    }

    #[test]
    fn imports_stand_above_their_first_use() {
        assert_eq!(
            imports(&["a = 1", "%m\n# q\nq.f()", "import os"], "q"),
            "a = 1 | %m; import q; ; # q; q.f() | import os"
        );
        assert_eq!(imports(&["def f(): q.g()", "import q"], "q"), "import q; ; ; def f(): q.g() | import q");
        assert_eq!(imports(&["import q", "q.g()"], "q"), "import q | q.g()");
        assert_eq!(imports(&["import os", "q.g()", "import q"], "q"), "import os; import q | q.g() | import q");
    }
}

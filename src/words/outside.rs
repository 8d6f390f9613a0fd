//! Names of the module that are used where no expression of its file reads them: by text, and by other files.

use std::path::PathBuf;

use super::cx::Cx;
use super::references::words_in;
use crate::facts::{Kind, NodeId};
use crate::lang;

impl Cx {
    /// Whether the imported `name` may be needed although nothing in the file reads it: something asks for names of the
    /// module by a text (`eval`), or a file beside this one, or its test, takes the name from here. Languages whose imports
    /// are no members of the module have no such thing.
    pub fn is_needed_unread(&self, name: &str) -> bool {
        !self.language.has_braces() && (self.asks_by_text() || self.is_taken_from_here(name))
    }

    /// Whether another file of the project takes the name at `node` from the module that this file is.
    pub fn is_taken_elsewhere(&self, node: NodeId) -> bool {
        let module = self.source.path().file_stem().and_then(|stem| stem.to_str()).unwrap_or_default();
        let name = self.name(node);
        !name.is_empty()
            && self.any_other_text(|_, text| words_in(text, module).any(|at| takes(text, at, module, name)))
    }

    fn asks_by_text(&self) -> bool {
        let readers = "readers of the module's names";
        self.facts.tree.of_kind(Kind::Call).any(|call| self.is_call_of(call, readers))
    }

    fn is_taken_from_here(&self, name: &str) -> bool {
        let path = self.source.path();
        let Some(module) = path.file_stem().and_then(|stem| stem.to_str()) else { return false };
        let same = |other: &PathBuf| lang::of_path(other).is_some_and(|it| it.name() == self.language.name());
        let tests = self.language.test_files(path);
        self.files.beside(path).into_iter().filter(same).chain(tests).any(|other| {
            let text = self.files.read(&other).unwrap_or_default();
            words_in(&text, module).any(|at| takes(&text, at, module, name))
        })
    }
}

/// Whether `text` takes `name` from the module that it names at `at`: `from module import name`, `module.name`.
fn takes(text: &str, at: usize, module: &str, name: &str) -> bool {
    let (before, behind) = (&text[..at], &text[at + module.len()..]);
    if let Some(member) = behind.strip_prefix('.') {
        return words_in(member, name).next() == Some(0);
    }
    let line = before.rsplit('\n').next().unwrap_or_default().trim_start();
    let Some(list) = behind.trim_start().strip_prefix("import").filter(|_| line.starts_with("from ")) else {
        return false;
    };
    let end = if list.trim_start().starts_with('(') { list.find(')') } else { list.find('\n') };
    words_in(&list[..end.unwrap_or(list.len())], name).next().is_some()
}

#[cfg(test)]
mod tests {
    use super::takes;

    fn taken(text: &str) -> bool {
        let at = text.find("clock").expect("the module is named");
        takes(text, at, "clock", "time")
    }

    #[test]
    fn a_name_is_taken_by_an_import_or_as_a_member() {
        assert!(taken("from app.clock import time\n"));
        assert!(taken("from .clock import (\n    start,\n    time,\n)\n"));
        assert!(taken("mock.patch('app.clock.time.sleep')\n"));
        assert!(!taken("from clock import start\nimport time\n"));
        assert!(!taken("import clock\nclock.timeout\n"));
        assert!(!taken("from clock import (start)\nimport time\n"));
    }
}

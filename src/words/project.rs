//! What other files around a file say: settings and manifests as text, never run.

use std::path::Path;

use minijinja::Value;

use super::cx::Cx;
use super::node::Node;

impl Cx {
    /// How many lines of the files with these names, in the file's folder and those above it, hold all of `words`.
    pub fn project_says(&self, names: &[String], words: &[String]) -> usize {
        let count =
            |text: String| text.lines().filter(|line| words.iter().all(|word| line.contains(word.as_str()))).count();
        let folders = self.source.path().ancestors().skip(1).take(64);
        let paths = folders.flat_map(|folder| names.iter().map(move |name| folder.join(name)));
        paths.filter_map(|path| self.files.read(&path)).map(count).sum()
    }

    /// The modules that the file imports, and the packages above them.
    pub fn imported_modules(&self) -> Vec<String> {
        let mut found: Vec<String> = Vec::new();
        for module in &self.facts.modules {
            let ends = module.match_indices('.').map(|(at, _)| at).filter(|&at| at > 0 && !module.starts_with('.'));
            for name in ends.map(|at| &module[..at]).chain([module.as_str()]) {
                if !found.iter().any(|one| one == name) {
                    found.push(name.to_owned());
                }
            }
        }
        found
    }

    /// Whether the file names something that is, or is below, one of `paths`.
    pub fn names_below(&self, paths: &[String]) -> bool {
        let is_below = |path: String| {
            let behind = paths.iter().filter_map(|above| path.strip_prefix(above.as_str()));
            behind.into_iter().any(|rest| rest.is_empty() || rest.starts_with(['.', ':']))
        };
        self.facts.tree.ids().any(|node| self.path(node).is_some_and(is_below))
    }

    /// The name of the file, without its folders.
    fn file_name(&self) -> &str {
        Path::new(self.source.path()).file_name().and_then(|name| name.to_str()).unwrap_or_default()
    }
}

/// What this file adds to the words of a node.
pub(super) fn word(node: &Node, key: &str) -> Option<Value> {
    Some(match key {
        "in_test" => {
            let cx = &node.cx;
            Value::from(cx.language.is_test(&*cx.files, &cx.source, &cx.facts, node.id))
        }
        "file_name" => Value::from(node.cx.file_name()),
        _ => return None,
    })
}

//! What other files around a file say: settings and manifests as text, never run.

use std::path::Path;

use minijinja::Value;

use super::cx::Cx;
use super::node::Node;

impl Cx {
    /// Whether a file with one of these names, in the file's folder or one above it, has a line that holds all of `words`.
    pub fn project_says(&self, names: &[String], words: &[String]) -> bool {
        let says = |text: String| text.lines().any(|line| words.iter().all(|word| line.contains(word.as_str())));
        let folders = self.source.path().ancestors().skip(1);
        folders.take(64).any(|folder| names.iter().any(|name| self.files.read(&folder.join(name)).is_some_and(says)))
    }

    /// The name of the file, without its folders.
    fn file_name(&self) -> &str {
        Path::new(self.source.path()).file_name().and_then(|name| name.to_str()).unwrap_or_default()
    }
}

/// What this file adds to the words of a node.
pub(super) fn word(node: &Node, key: &str) -> Option<Value> {
    Some(match key {
        "file_name" => Value::from(node.cx.file_name()),
        _ => return None,
    })
}

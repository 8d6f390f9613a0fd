//! Words, asked of small files.

use std::path::Path;
use std::sync::{Arc, OnceLock};

use super::cx::Cx;
use super::modules::Modules;
use crate::facts::{Kind, NodeId, Role};
use crate::lang::{self, Files};
use crate::recipe::Library;
use crate::text::Source;

struct NoFiles;

impl Files for NoFiles {
    fn read(&self, _: &Path) -> Option<String> {
        None
    }
}

/// A file with what is known of the libraries of its language.
pub(super) fn cx(path: &str, text: &str) -> Arc<Cx> {
    let language = lang::of_path(Path::new(path)).expect("the ending is one of a language");
    let source = Source::new(path, text.to_owned());
    let facts = language.facts(&source).expect("the text is a program");
    let knowledge = Library::shipped().knowledge.get(language.name()).cloned().unwrap_or_default();
    Arc::new(Cx {
        source,
        facts,
        language,
        knowledge: Arc::new(knowledge),
        files: Arc::new(NoFiles),
        modules: Arc::new(Modules::default()),
        default_floor: Some((3, 11)),
        floor: OnceLock::new(),
    })
}

/// The calls of `name`, in source order.
pub(super) fn calls(cx: &Cx, name: &str) -> Vec<NodeId> {
    let named = |node: &NodeId| cx.child(*node, Role::Callee).is_some_and(|callee| cx.text(callee) == name);
    cx.facts.tree.ids().filter(|&node| cx.kind(node) == Kind::Call).filter(named).collect()
}

mod uses;

//! Words, asked of small files.

use std::path::Path;
use std::sync::Arc;

use minijinja::{Environment, UndefinedBehavior, Value};

use super::asked::Asked;
use super::cx::Cx;
use super::modules::Modules;
use super::node::{Node, take_unknown_word};
use super::text::{having_filter, lacking_filter, plain};
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
pub(crate) fn cx(path: &str, text: &str) -> Arc<Cx> {
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
        origins: Arc::default(),
        is_outline: false,
        asked: Asked::default(),
    })
}

/// The calls of `name`, in source order.
pub(super) fn calls(cx: &Cx, name: &str) -> Vec<NodeId> {
    let named = |node: &NodeId| cx.child(*node, Role::Callee).is_some_and(|callee| cx.text(callee) == name);
    cx.facts.tree.of_kind(Kind::Call).filter(named).collect()
}

/// What `expression` gives for the first call of `f` in a Python file, `site`, with the source put in.
pub(super) fn said(text: &str, expression: &str) -> String {
    said_at("a.py", text, expression)
}

/// The same in a file at `path`.
pub(super) fn said_at(path: &str, text: &str, expression: &str) -> String {
    let cx = cx(path, text);
    let mut env = Environment::new();
    env.set_undefined_behavior(UndefinedBehavior::Strict);
    env.add_filter("having", having_filter);
    env.add_filter("lacking", lacking_filter);
    let site = calls(&cx, "f").first().map(|&call| Node::value(&cx, call)).unwrap_or_default();
    let values = Value::from_pairs([("site", site), ("file", Node::value(&cx, NodeId::ROOT))]);
    let said = env.render_str(&format!("{{{{ {expression} }}}}"), values);
    let said = said.unwrap_or_else(|error| panic!("{expression}: {error:?}"));
    assert_eq!(take_unknown_word(), None, "{expression}");
    match said.as_str() {
        "True" | "False" | "None" => said.to_lowercase(),
        _ => plain(&cx, &said),
    }
}

/// Says of each expression what it gives.
pub(super) fn check(text: &str, expected: &[(&str, &str)]) {
    for (expression, wanted) in expected {
        assert_eq!(said(text, expression), *wanted, "{expression} in {text}");
    }
}

mod calls;
mod delayed;
mod flows;
mod items;
mod lifetimes;
mod lines;
mod meeting;
mod names;
mod project;
mod promises;
mod required;
mod threads;
mod uses;
mod waiting;
mod workers;

//! What calls and instances have to be given.

use super::cx;
use crate::facts::{Kind, NodeId};

/// The names of what the last function or class needs; none where that cannot be told.
fn check(text: &str, needed: Option<&[&str]>) {
    let cx = cx("a.py", text);
    let tree = &cx.facts.tree;
    let wanted = |node: &NodeId| tree.parent(*node) == Some(NodeId::ROOT) && cx.kind(*node) != Kind::Import;
    let last = tree.ids().filter(wanted).last().expect("there is a definition");
    let name = |node: NodeId| cx.text(cx.child(node, crate::facts::Role::Target).unwrap_or(node)).to_owned();
    let found = cx.needed_parameters(last).map(|params| params.into_iter().map(name).collect::<Vec<_>>());
    assert_eq!(
        found.as_deref(),
        needed.map(|names| names.iter().map(ToString::to_string).collect::<Vec<_>>()).as_deref()
    );
}

#[test]
fn a_call_gives_what_has_no_default() {
    check("def f(a, /, b, c=1, *d, e, f=2, **g): pass", Some(&["a", "b", "e"]));
    check("class A:\n    def __init__(self, a, b=1): pass", Some(&["a"]));
}

#[test]
fn a_class_needs_what_the_constructor_above_it_needs() {
    check("class A: pass", Some(&[]));
    check("class A:\n    def __init__(self, a): pass\nclass B(A): pass", Some(&["a"]));
    check("from x import A\nclass B(A): pass", None);
    check("@frozen\nclass B: pass", None);
}

#[test]
fn a_record_needs_its_fields_without_a_value() {
    check(
        "from dataclasses import dataclass\n@dataclass(frozen=True)\nclass A:\n    a: int\n    b: int = 1\n    c = 2",
        Some(&["a"]),
    );
}

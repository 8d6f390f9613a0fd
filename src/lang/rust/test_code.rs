//! Code that is compiled for tests alone, by the attributes around it.

use crate::facts::{Facts, Kind, NodeId, Role};
use crate::text::Source;

/// Whether a function around `node` is a test, or a module around it is left out of other builds.
pub(super) fn is_marked(source: &Source, facts: &Facts, node: NodeId) -> bool {
    let tree = &facts.tree;
    let mut attributes = tree
        .ancestors(node)
        .flat_map(|up| tree.children(up).filter(|&part| tree[part].role == Role::Decorator))
        .filter(|&part| tree[part].kind == Kind::Other);
    attributes.any(|attribute| is_for_tests(source.slice(tree[attribute].span)))
}

/// `#[test]`, `#[tokio::test(…)]`, `#[cfg(test)]`.
fn is_for_tests(attribute: &str) -> bool {
    let body = attribute.trim_start_matches(['#', '!', '[']).trim_end_matches(']');
    let (path, arguments) = body.split_once('(').unwrap_or((body, ""));
    match path.trim() {
        "cfg" => {
            let words = arguments.split(|c: char| !c.is_alphanumeric() && c != '_');
            words.clone().any(|word| word == "test") && !words.into_iter().any(|word| word == "not" || word == "any")
        }
        path => path.rsplit("::").next().is_some_and(|name| name.trim().ends_with("test")),
    }
}

#[cfg(test)]
mod tests {
    use super::is_for_tests;

    #[test]
    fn attributes_of_tests() {
        for text in
            ["#[test]", "#[tokio::test]", "#[tokio::test(flavor = \"x\")]", "#[cfg(test)]", "#[cfg(all(test, unix))]"]
        {
            assert!(is_for_tests(text), "{text}");
        }
        for text in [
            "#[tokio::main]",
            "#[cfg(not(test))]",
            "#[cfg(any(test, unix))]",
            "#[cfg(feature = \"tests\")]",
            "#[derive(Debug)]",
        ] {
            assert!(!is_for_tests(text), "{text}");
        }
    }
}

//! What tests of `sys.version_info` around a place say of the Python that runs it.
//!
//! Branches on either side of a test, early exits above the place, `and`, `or`, `not`, conditional expressions, and a
//! test kept under a name. Start at [`floor_at`].

use super::floor::Minor;
use crate::facts::{Facts, Flags, How, Kind, Meaning, NodeId, Role};
use crate::text::Source;

/// The lowest Python that runs `node`, in a project that allows `floor`.
pub(super) fn floor_at(source: &Source, facts: &Facts, node: NodeId, floor: Option<Minor>) -> Option<Minor> {
    let guards = Guards { source, facts };
    let mut lowest = floor;
    let mut child = node;
    for parent in facts.tree.ancestors(node) {
        // None is the lowest of all.
        lowest = lowest.max(guards.before(parent, child));
        lowest = lowest.max(guards.branch(parent, child));
        child = parent;
    }
    lowest
}

/// What holds where a test is true, and where it is false.
type Bounds = (Option<Minor>, Option<Minor>);

struct Guards<'a> {
    source: &'a Source,
    facts: &'a Facts,
}

impl Guards<'_> {
    /// What the test of `parent` says in the branch that holds `child`.
    fn branch(&self, parent: NodeId, child: NodeId) -> Option<Minor> {
        let tree = &self.facts.tree;
        match (tree[parent].kind, tree[child].role) {
            (Kind::If | Kind::Conditional | Kind::While, Role::Body) => self.test(parent).0,
            (Kind::If | Kind::Conditional, Role::Else) => self.test(parent).1,
            (Kind::Logical, Role::Operand) => {
                let or = tree[parent].flags.has(Flags::OR);
                let earlier = tree.children(parent).take_while(|&operand| operand != child);
                earlier.map(|operand| if or { self.bounds(operand).1 } else { self.bounds(operand).0 }).max().flatten()
            }
            _ => None,
        }
    }

    /// What the statements in front of `child` in the same body say, as the program got past them.
    fn before(&self, parent: NodeId, child: NodeId) -> Option<Minor> {
        let tree = &self.facts.tree;
        let role = tree[child].role;
        if !matches!(role, Role::Body | Role::Else | Role::Finally) {
            return None;
        }
        let earlier = tree.in_role(parent, role).take_while(|&other| other != child);
        earlier.map(|statement| self.after(statement)).max().flatten()
    }

    /// What holds behind a statement.
    fn after(&self, statement: NodeId) -> Option<Minor> {
        let tree = &self.facts.tree;
        match tree[statement].kind {
            Kind::Assert => self.test(statement).0,
            Kind::If => {
                let (yes, no) = self.test(statement);
                let body = self.leaves(statement, Role::Body);
                let other = self.leaves(statement, Role::Else);
                let deeper = tree.child(statement, Role::Else).filter(|&other| tree[other].flags.has(Flags::ELIF));
                match (body, other) {
                    (true, false) => no.max(deeper.and_then(|other| self.after(other))),
                    (false, true) => yes,
                    _ => None,
                }
            }
            _ => None,
        }
    }

    /// Whether the statements in this role never reach their end.
    fn leaves(&self, statement: NodeId, role: Role) -> bool {
        let tree = &self.facts.tree;
        let Some(last) = tree.in_role(statement, role).last() else { return false };
        match tree[last].kind {
            Kind::Return | Kind::Raise | Kind::Continue | Kind::Break => true,
            Kind::If => self.leaves(last, Role::Body) && self.leaves(last, Role::Else),
            Kind::Expression => tree.child(last, Role::Value).is_some_and(|call| self.exits(call)),
            _ => false,
        }
    }

    fn exits(&self, call: NodeId) -> bool {
        let tree = &self.facts.tree;
        let callee = tree.child(call, Role::Callee).filter(|_| tree[call].kind == Kind::Call);
        callee.is_some_and(|callee| match self.facts.meaning(self.source.text(), callee) {
            Meaning::Bound(path) => matches!(path.as_str(), "sys.exit" | "exit" | "quit" | "os._exit" | "os.abort"),
            Meaning::Other | Meaning::Unknown(_) => false,
        })
    }

    fn test(&self, statement: NodeId) -> Bounds {
        self.facts.tree.child(statement, Role::Test).map_or((None, None), |test| self.bounds(test))
    }

    fn bounds(&self, test: NodeId) -> Bounds {
        let tree = &self.facts.tree;
        match tree[test].kind {
            Kind::Unary if tree[test].flags.has(Flags::NOT) => {
                let (yes, no) = tree.child(test, Role::Operand).map_or((None, None), |operand| self.bounds(operand));
                (no, yes)
            }
            Kind::Logical => {
                let parts: Vec<Bounds> = tree.children(test).map(|operand| self.bounds(operand)).collect();
                let all = |part: fn(&Bounds) -> Option<Minor>| parts.iter().map(part).max().flatten();
                let any = |part: fn(&Bounds) -> Option<Minor>| parts.iter().map(part).min().flatten();
                if tree[test].flags.has(Flags::OR) {
                    (any(|b| b.0), all(|b| b.1))
                } else {
                    (all(|b| b.0), any(|b| b.1))
                }
            }
            Kind::Compare => self.comparison(test).unwrap_or((None, None)),
            Kind::Name => self.kept(test).map_or((None, None), |test| self.comparison(test).unwrap_or((None, None))),
            _ => (None, None),
        }
    }

    /// The comparison that a name was assigned once.
    fn kept(&self, name: NodeId) -> Option<NodeId> {
        let binding = self.facts.scopes.binding(self.facts.scopes.of_name[name.index()]?);
        match binding.single() {
            Some(bind) if !bind.from_inside => match bind.how {
                How::Value(value) if self.facts.tree[value].kind == Kind::Compare => Some(value),
                _ => None,
            },
            _ => None,
        }
    }

    /// `sys.version_info >= (3, 11)` and its kin, either way round.
    fn comparison(&self, test: NodeId) -> Option<Bounds> {
        let tree = &self.facts.tree;
        let left = tree.child(test, Role::Left)?;
        let right = tree.child(test, Role::Right).filter(|_| tree.in_role(test, Role::Right).count() == 1)?;
        let between = &self.source.text()[tree[left].span.end as usize..tree[right].span.start as usize];
        let operator = between.trim_matches(|c: char| c.is_whitespace() || "()\\".contains(c));
        if let Some(subject) = self.subject(left) {
            return bounds_of(subject, operator, self.version(right)?);
        }
        let turned = match operator {
            ">=" => "<=",
            "<=" => ">=",
            ">" => "<",
            "<" => ">",
            other => other,
        };
        bounds_of(self.subject(right)?, turned, self.version(left)?)
    }

    fn subject(&self, node: NodeId) -> Option<Subject> {
        let tree = &self.facts.tree;
        let is =
            |node: NodeId, path: &str| self.facts.meaning(self.source.text(), node) == Meaning::Bound(path.to_owned());
        if is(node, "sys.version_info") {
            return Some(Subject::Whole);
        }
        if is(node, "sys.version_info.minor") {
            return Some(Subject::Minor);
        }
        let object = tree.child(node, Role::Object).filter(|_| tree[node].kind == Kind::Subscript)?;
        let index = tree[tree.child(node, Role::Index)?].span;
        if !is(object, "sys.version_info") {
            return None;
        }
        match self.source.slice(index).replace(' ', "").as_str() {
            ":2" | "0:2" => Some(Subject::Pair),
            "1" => Some(Subject::Minor),
            _ => None,
        }
    }

    /// The numbers of a version: `(3, 11)`, `11`.
    fn version(&self, node: NodeId) -> Option<Vec<u32>> {
        let tree = &self.facts.tree;
        let number = |node: NodeId| {
            let number = Some(node).filter(|&node| tree[node].kind == Kind::Number);
            number.and_then(|node| self.source.slice(tree[node].span).parse().ok())
        };
        match tree[node].kind {
            Kind::Tuple => tree.children(node).map(number).collect(),
            _ => number(node).map(|number| vec![number]),
        }
    }
}

/// What is compared.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Subject {
    /// `sys.version_info`: five parts.
    Whole,
    /// `sys.version_info[:2]`.
    Pair,
    /// `sys.version_info[1]`, `sys.version_info.minor`.
    Minor,
}

fn bounds_of(subject: Subject, operator: &str, version: Vec<u32>) -> Option<Bounds> {
    let minor = match (subject, &version[..]) {
        (Subject::Minor, &[minor]) => minor,
        (Subject::Whole | Subject::Pair, &[3]) => 0,
        (Subject::Whole | Subject::Pair, &[3, minor, ..]) => minor,
        _ => return None,
    };
    let at_least = Some((3, minor));
    // `(3, 10, 4, …) > (3, 10)`: a longer version is greater than its own beginning.
    let whole = subject == Subject::Whole || version.len() != 2 && subject == Subject::Pair;
    let beyond = if whole { at_least } else { Some((3, minor + 1)) };
    match operator {
        ">=" => Some((at_least, None)),
        "<" => Some((None, at_least)),
        ">" => Some((beyond, None)),
        "<=" => Some((None, beyond)),
        "==" => Some((at_least, None)),
        "!=" => Some((None, at_least)),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::super::Python;
    use super::super::tests::{facts, last};
    use super::*;
    use crate::lang::Language;

    /// The floor at `here` in a project from 3.9 on.
    fn check(text: &str, minor: u32) {
        let text = format!("import sys\n{text}");
        let facts = facts(&text);
        let here = last(&facts, &text, "here");
        let found = Python.floor_at(&Source::new("a.py", &*text), &facts, here, Some((3, 9)));
        assert_eq!(found, Some((3, minor)), "{text}");
    }

    #[test]
    fn branches_narrow() {
        check("if sys.version_info >= (3, 11): here", 11);
        check("if sys.version_info >= (3, 11): pass\nelse: here", 9);
        check("if sys.version_info < (3, 11): pass\nelse: here", 11);
        check("if sys.version_info > (3, 10): here", 10);
        check("if sys.version_info[:2] > (3, 10): here", 11);
        check("if sys.version_info <= (3, 10): pass\nelse: here", 10);
        check("if sys.version_info[:2] <= (3, 10): pass\nelse: here", 11);
        check("if sys.version_info[1] >= 11: here", 11);
        check("if sys.version_info.minor >= 11: here", 11);
        check("if (3, 11) <= sys.version_info: here", 11);
        check("if not sys.version_info < (3, 11): here", 11);
        check("if sys.version_info >= (3, 11) and x: here", 11);
        check("if sys.version_info >= (3, 11) or x: here", 9);
        check("if sys.version_info < (3, 11) or x: pass\nelse: here", 11);
        check("if x: pass\nelif sys.version_info >= (3, 12): here", 12);
        check("if sys.version_info < (3, 11): pass\nelif x: here", 11);
        check("x if sys.version_info < (3, 11) else here", 11);
        check("sys.version_info >= (3, 11) and here", 11);
        check("NEW = sys.version_info >= (3, 11)\nif NEW: here", 11);
        check("if sys.version_info >= (3, 8): here", 9);
        check("if sys.version_info >= (3, 11):\n  def f(): here", 11);
        check("from sys import version_info as v\nif v >= (3, 11, 0): here", 11);
    }

    #[test]
    fn early_exits_narrow() {
        check("if sys.version_info < (3, 11): raise E\nhere", 11);
        check("if sys.version_info < (3, 11): sys.exit(1)\nasync def f(): here", 11);
        check("def f():\n  if sys.version_info < (3, 11):\n    return 1\n  here", 11);
        check("def f():\n  if sys.version_info < (3, 11):\n    return 1\nhere", 9);
        check("if sys.version_info >= (3, 11): pass\nelse: raise E\nhere", 11);
        check("if sys.version_info < (3, 11): x\nhere", 9);
        check("here\nif sys.version_info < (3, 11): raise E", 9);
        check("assert sys.version_info >= (3, 11)\nhere", 11);
        check("for x in y:\n  if sys.version_info < (3, 11): continue\n  here", 11);
    }

    #[test]
    fn other_tests_say_nothing() {
        check("if version_info >= (3, 11): here", 9);
        check("if x.version_info >= (3, 11): here", 9);
        check("if sys.version_info >= x: here", 9);
        check("if sys.version_info >= (4, 0): here", 9);
        check("if sys.platform >= (3, 11): here", 9);
        check("def f(sys):\n  if sys.version_info >= (3, 11): here", 9);
    }
}

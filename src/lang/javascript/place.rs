//! Whether new code needs parentheses in its place.

use crate::facts::{Facts, Flags, Kind, NodeId, Role};

/// How tightly an expression holds together, loosest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Hold {
    /// `a, b`.
    Sequence,
    /// `a = b`, `a => b`, `yield a`.
    Assignment,
    /// `a ? b : c`.
    Conditional,
    /// `a || b`.
    Logical,
    /// `a + b`, `a < b`.
    Binary,
    /// `await a`, where people write parentheses that the grammar could do without.
    Await,
    /// `!a`.
    Unary,
    /// Everything else.
    Tight,
}

/// `expression`, in parentheses if it needs them in the place of `node`, see [`crate::lang::Language::in_place`].
pub(super) fn in_place(facts: &Facts, node: NodeId, expression: String) -> String {
    let starts_badly = starts_statement(facts, node) && opens_badly(&expression)
        || facts.tree[node].role == Role::Body && expression.starts_with('{');
    if starts_badly || hold(&expression) < needed(facts, node) && !is_wrapped(facts, node) {
        return format!("({expression})");
    }
    expression
}

/// The semicolon that a statement which comes to start with `text` needs in a file that ends none with one, and behind a
/// statement that ends without one.
pub(super) fn statement_guard(facts: &Facts, statement: NodeId, text: &str) -> &'static str {
    let tree = &facts.tree;
    let listed =
        tree.parent(statement).is_some_and(|up| matches!(tree[up].kind, Kind::Module | Kind::Block | Kind::Case));
    let goes_on = text.starts_with(['(', '[', '`', '+', '-', '/', '*']);
    let open =
        !facts.style.semicolons || before(facts, statement).is_some_and(|it| tree[it].flags.has(Flags::NO_SEMICOLON));
    if goes_on && listed && open { ";" } else { "" }
}

/// The statement in front of `statement` in its list.
fn before(facts: &Facts, statement: NodeId) -> Option<NodeId> {
    let list = facts.tree.children(facts.tree.parent(statement)?);
    list.take_while(|&other| other != statement).last()
}

/// How tightly an expression has to hold together in the place of `node`.
fn needed(facts: &Facts, node: NodeId) -> Hold {
    let tree = &facts.tree;
    let Some(parent) = tree.parent(node) else { return Hold::Sequence };
    let flags = tree[parent].flags;
    match (tree[parent].kind, tree[node].role) {
        (_, Role::Object | Role::Callee | Role::Base | Role::Decorator) => Hold::Tight,
        (Kind::Cast, Role::Value) if tree.child(parent, Role::Type).is_none() => Hold::Tight,
        (Kind::Cast, Role::Value) => Hold::Await,
        (Kind::Binary, Role::Left) if flags.has(Flags::DOUBLE_STAR) => Hold::Tight,
        (Kind::Binary | Kind::Compare, Role::Left | Role::Right) => Hold::Await,
        (Kind::Logical, _) => Hold::Unary,
        (Kind::Spread, _) if tree[node].role == Role::Value => Hold::Unary,
        (Kind::Unary, _) if flags.has(Flags::NOT) => Hold::Unary,
        (Kind::Unary | Kind::Await, _) => Hold::Await,
        (Kind::Conditional, Role::Test) => Hold::Logical,
        (Kind::Expression | Kind::Return | Kind::Raise, _) | (_, Role::Test | Role::Index) => Hold::Sequence,
        _ => Hold::Assignment,
    }
}

/// Whether `node` stands in parentheses already, as far as the places around it tell.
fn is_wrapped(facts: &Facts, node: NodeId) -> bool {
    let tree = &facts.tree;
    let Some(parent) = tree.parent(node) else { return false };
    let (outer, inner) = (tree[parent].span, tree[node].span);
    match tree[node].role {
        Role::Object | Role::Left | Role::Test if tree[parent].kind != Kind::Expression => {
            is_first_part(tree[parent].kind) && outer.start < inner.start
        }
        Role::Callee => tree[parent].kind != Kind::New && outer.start < inner.start,
        Role::Right => outer.end > inner.end,
        Role::Operand if tree[parent].kind == Kind::Logical => {
            let is_left = tree.child(parent, Role::Operand) == Some(node);
            if is_left { outer.start < inner.start } else { outer.end > inner.end }
        }
        Role::Operand => outer.end > inner.end,
        Role::Value if tree[parent].kind == Kind::Spread => outer.end > inner.end,
        _ => false,
    }
}

/// Whether the first part of such an expression starts where the expression starts.
fn is_first_part(kind: Kind) -> bool {
    matches!(kind, Kind::Attribute | Kind::Subscript | Kind::Binary | Kind::Compare | Kind::Conditional)
}

/// Whether the code of `node` would be the first of an expression statement.
fn starts_statement(facts: &Facts, node: NodeId) -> bool {
    let tree = &facts.tree;
    let start = tree[node].span.start;
    tree[node].role != Role::Body
        && tree
            .ancestors(node)
            .take_while(|&up| tree[up].span.start == start)
            .any(|up| tree[up].kind == Kind::Expression)
}

/// Whether a statement that starts so would be read as something else.
fn opens_badly(expression: &str) -> bool {
    let word = expression.split(|c: char| !c.is_alphanumeric() && c != '_' && c != '$').next().unwrap_or_default();
    expression.starts_with('{') || matches!(word, "function" | "class") || expression.starts_with("async function")
}

/// How tightly `expression` holds together; told by its operators outside of brackets and strings.
fn hold(expression: &str) -> Hold {
    let mut loosest = if expression.starts_with("await ") {
        Hold::Await
    } else if expression.starts_with(['!', '-', '+', '~']) || expression.starts_with("typeof ") {
        Hold::Unary
    } else if expression.starts_with("yield") {
        Hold::Assignment
    } else {
        Hold::Tight
    };
    let bytes = expression.as_bytes();
    let (mut at, mut depth) = (0, 0_u32);
    while at < bytes.len() {
        let step = match bytes[at] {
            b'(' | b'[' | b'{' => {
                depth += 1;
                1
            }
            b')' | b']' | b'}' => {
                depth = depth.saturating_sub(1);
                1
            }
            quote @ (b'\'' | b'"' | b'`') => quoted(&bytes[at + 1..], quote) + 1,
            // A mark for text of the source, between two noncharacters.
            0xef if expression[at..].starts_with('\u{fdd0}') => {
                expression[at..].find('\u{fdd1}').map_or(1, |end| end + 3)
            }
            _ if depth == 0 && at > 0 => {
                let (found, length) = operator(&bytes[at..]);
                loosest = loosest.min(found);
                length
            }
            _ => 1,
        };
        at += step;
    }
    loosest
}

/// The length of a string up to its end, quote included.
fn quoted(bytes: &[u8], quote: u8) -> usize {
    let mut at = 0;
    while at < bytes.len() {
        match bytes[at] {
            b'\\' => at += 1,
            byte if byte == quote => return at + 1,
            _ => {}
        }
        at += 1;
    }
    bytes.len()
}

/// The operator at the start of `bytes`, and its length.
fn operator(bytes: &[u8]) -> (Hold, usize) {
    let starts = |text: &str| bytes.starts_with(text.as_bytes());
    match bytes[0] {
        b',' => (Hold::Sequence, 1),
        b'?' if starts("?.") => (Hold::Tight, 2),
        b'?' if starts("??") => (Hold::Logical, 2),
        b'?' => (Hold::Conditional, 1),
        b'&' if starts("&&") => (Hold::Logical, 2),
        b'|' if starts("||") => (Hold::Logical, 2),
        b'=' if starts("=>") => (Hold::Assignment, 2),
        b'=' | b'!' if starts("==") || starts("!=") => {
            (Hold::Binary, if starts("===") || starts("!==") { 3 } else { 2 })
        }
        b'<' | b'>' if starts("<=") || starts(">=") => (Hold::Binary, 2),
        b'=' => (Hold::Assignment, 1),
        b' ' if [" in ", " instanceof ", " as ", " satisfies "].iter().any(|word| starts(word)) => (Hold::Binary, 3),
        b' ' if [" + ", " - ", " * ", " / ", " % ", " < ", " > ", " ** ", " & ", " | ", " ^ ", " << ", " >> "]
            .iter()
            .any(|word| starts(word)) =>
        {
            (Hold::Binary, 3)
        }
        _ => (Hold::Tight, 1),
    }
}

#[cfg(test)]
mod tests {
    use super::super::parse::facts;
    use super::*;
    use crate::text::Source;

    /// Puts `new` in the place of the name `x` and checks the whole text.
    fn check(text: &str, new: &str, expected: &str) {
        let facts = facts(&Source::new("a.ts", text)).expect("it parses");
        let node = facts
            .tree
            .ids()
            .find(|&id| facts.tree[id].kind == Kind::Name && &text[facts.tree[id].span.range()] == "x")
            .expect("there is an x");
        let span = facts.tree[node].span.range();
        let put = in_place(&facts, node, new.to_owned());
        assert_eq!(format!("{}{put}{}", &text[..span.start], &text[span.end..]), expected);
    }

    #[test]
    fn an_await_gets_parentheses_where_people_write_them() {
        let check = |text: &str, expected: &str| check(text, "await f(a, b)", &expected.replace('@', "await f(a, b)"));
        check("x", "@");
        check("const y = x", "const y = @");
        check("return_(x)", "return_(@)");
        check("x.y", "(@).y");
        check("x?.y", "(@)?.y");
        check("x[0]", "(@)[0]");
        check("x(0)", "(@)(0)");
        check("x`a`", "(@)`a`");
        check("new x()", "new (@)()");
        check("!x", "!(@)");
        check("[...x]", "[...(@)]");
        check("a && x", "a && (@)");
        check("x || a", "(@) || a");
        check("x + 1", "@ + 1");
        check("1 === x", "1 === @");
        check("x ** 2", "(@) ** 2");
        check("x ? 1 : 2", "@ ? 1 : 2");
        check("x!", "(@)!");
        check("x as T", "@ as T");
        check("`${x}`", "`${@}`");
        check("if (x) y", "if (@) y");
    }

    #[test]
    fn parentheses_that_are_there_are_enough() {
        check("(x).y", "await f()", "(await f()).y");
        check("a && (x)", "await f()", "a && (await f())");
        check("!(x)", "await f()", "!(await f())");
        check("[...(x)]", "await f()", "[...(await f())]");
        check("(x) + 1", "a ? b : c", "(a ? b : c) + 1");
    }

    #[test]
    fn looser_operators_get_them() {
        check("x.y", "a + b", "(a + b).y");
        check("x.y", "a[b, c](d => e)", "a[b, c](d => e).y");
        check("f(x)", "a, b", "f((a, b))");
        check("f(x)", "a => b", "f(a => b)");
        check("x || y", "a ? b : c", "(a ? b : c) || y");
        check("x * y", "a + b", "(a + b) * y");
        check("x ? 1 : 2", "a = b", "(a = b) ? 1 : 2");
        check("x.y", "'a + b'", "'a + b'.y");
        check("x.y", "\u{fdd0}1,2\u{fdd1}", "\u{fdd0}1,2\u{fdd1}.y");
        check("x.y", "new A()", "new A().y");
    }

    #[test]
    fn a_statement_and_an_arrow_do_not_start_with_a_brace() {
        check("x", "{ a: 1 }", "({ a: 1 })");
        check("x.y", "function () {}", "(function () {}).y");
        check("() => x", "{ a: 1 }", "() => ({ a: 1 })");
        check("y = x", "{ a: 1 }", "y = { a: 1 }");
    }
}

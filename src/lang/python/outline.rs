//! The outline of a module: its text without those bodies of functions that say nothing to whoever imports from it.
//!
//! A body tells something where it yields, binds a name of the module, defines a class, or assigns an attribute of the
//! first parameter (the own object); it is kept whole then. So are the bodies of methods that enter a context. Every byte that
//! stays keeps its place, though not its line. The text is read line by line; where that is not certain, there is no outline.

use std::ops::Range;

use super::lines::{Line, Lines, has_word, is_deeper, word};

/// Words that tell something wherever they stand in a body.
const TELLING: [&[u8]; 3] = [b"yield", b"global", b"nonlocal"];

/// Methods of which the body is asked for.
const ENTERING: [&[u8]; 2] = [b"__enter__", b"__aenter__"];

/// Bytes of a body that is worth leaving out.
const LONG: usize = 16;

/// What stands in the place of a body, blanks behind it: parsers skip a comment faster than anything else.
const EMPTY: &[u8] = b"...#";

/// `text` without the bodies that tell nothing, as long as before; none if all of them stay.
pub(super) fn outline(text: &str) -> Option<String> {
    let bodies = left_out(text.as_bytes())?;
    if bodies.is_empty() {
        return None;
    }
    let mut bytes = text.as_bytes().to_vec();
    for body in bodies {
        let (empty, rest) = bytes[body].split_at_mut(EMPTY.len());
        empty.copy_from_slice(EMPTY);
        rest.fill(b' ');
    }
    String::from_utf8(bytes).ok()
}

/// A body that is being read.
struct Body {
    /// The blanks before its `def`.
    indent: Range<usize>,
    own: Own,
    span: Option<Range<usize>>,
    tells: bool,
}

/// The first parameter of a function, of which attributes may be assigned.
enum Own {
    /// A function of the module, or one without parameters, has no object of its own.
    None,
    Named(Range<usize>),
    /// The head cannot be followed to it.
    Unknown,
}

impl Own {
    /// That of the function that starts with `line`.
    fn of(line: &Line, text: &[u8]) -> Self {
        if line.indent.is_empty() {
            return Self::None;
        }
        let head = &text[line.code.clone()];
        let Some(open) = memchr::memchr(b'(', head) else { return Self::Unknown };
        let inside = head[open + 1..].trim_ascii_start();
        let start = line.code.end - inside.len();
        match word(inside).len() {
            0 if inside.starts_with(b")") => Self::None,
            0 => Self::Unknown,
            len => Self::Named(start..start + len),
        }
    }

    /// Whether `line`, which assigns attributes, may assign one of this parameter.
    fn is_in(&self, line: &Line, text: &[u8]) -> bool {
        match self {
            Self::None => false,
            Self::Unknown => true,
            Self::Named(name) => has_word(&text[line.code.clone()], &text[name.clone()]),
        }
    }
}

/// The bodies that tell nothing, in order; none if the text cannot be followed.
fn left_out(text: &[u8]) -> Option<Vec<Range<usize>>> {
    let mut found = Vec::new();
    let mut open: Option<Body> = None;
    let mut lines = Lines::of(text);
    while let Some(line) = lines.next()? {
        if let Some(body) = &mut open {
            if is_deeper(text, &line.indent, &body.indent)? {
                let start = body.span.as_ref().map_or(line.code.start, |span| span.start);
                body.span = Some(start..line.code.end);
                body.tells |= line.word(text) == b"class" || line.stores && body.own.is_in(&line, text);
                continue;
            }
            found.extend(closed(text, open.take()?));
        }
        if let Some(name) = line.defined(text).filter(|_| line.opens) {
            let own = Own::of(&line, text);
            open = Some(Body { indent: line.indent.clone(), own, span: None, tells: ENTERING.contains(&name) });
        }
    }
    found.extend(open.and_then(|body| closed(text, body)));
    Some(found)
}

/// The place of a body that can be left out.
fn closed(text: &[u8], body: Body) -> Option<Range<usize>> {
    let span = body.span.filter(|span| span.len() >= LONG && !body.tells)?;
    let tells = TELLING.iter().any(|word| has_word(&text[span.clone()], word));
    (!tells).then_some(span)
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::super::Python;
    use super::*;
    use crate::facts::{Facts, Kind, NodeId, Role};
    use crate::lang::Language;
    use crate::text::{Source, Span};

    fn same(text: &str) {
        assert_eq!(outline(text), None, "{text}");
    }

    fn shorter(text: &str, kept: &str) {
        let found = outline(text).expect("a body is left out");
        assert_eq!(found.len(), text.len());
        let lines = found.lines().map(|line| line.trim_end_matches([' ', '#'])).filter(|line| !line.is_empty());
        assert_eq!(lines.collect::<Vec<_>>().join("\n"), kept);
    }

    #[test]
    fn bodies_that_tell_nothing_are_left_out() {
        shorter(
            "import a\n\ndef f(x: int = (\n    1)) -> str:  # says\n    '''Döcs:'''\n    if x:\n        y = a.b\n\n    return y\n\nz = 1\n",
            "import a\ndef f(x: int = (\n    1)) -> str:  # says\n    ...\nz = 1",
        );
        shorter(
            "class A:\n\t@wraps\n\tasync def f(self):\n\t\treturn await self.x\n\n\ty = 1\n",
            "class A:\n\t@wraps\n\tasync def f(self):\n\t\t...\n\ty = 1",
        );
    }

    #[test]
    fn lines_of_a_body_are_followed() {
        shorter(
            "def f():\r\n    s = '''\r\nq = 1\r\n'''\r\n    t = (1 +\r\n2)\r\n    return s, \\\r\nt\r\ng = 2\r\n",
            "def f():\n    ...\ng = 2",
        );
        shorter("def f():\n    g(a == b.c, d=e.f)\n    return a.b == c\n", "def f():\n    ...");
        shorter("def f():\n    set_global(x)\n    return yielded\n", "def f():\n    ...");
        shorter("def f(a):\n    a.x = make(a) + 1\n", "def f(a):\n    ...");
        shorter("class A:\n  def f(self, b):\n    b.self_x = myself.y = 1\n", "class A:\n  def f(self, b):\n    ...");
        shorter("def f():\n    x = f'{a[\"b\"]}' + rb'\\'' + 'it # is'\n", "def f():\n    ...");
    }

    #[test]
    fn bodies_that_tell_something_stay() {
        for line in [
            "self.x = make(self)",
            "self.x: int",
            "self.a, self.b = 1, 2",
            "self.x += 1; y = 2222",
            "self.x >>= 1; y = 22222",
            "if x: self.value = 1",
            "yield something(1)",
            "global something_else",
            "class Inner: something = 1",
        ] {
            same(&format!("class A:\n  def f(self):\n    {line}\n"));
        }
        same("class A:\n  def f(\n    self):\n    if x:\n      [self .x] = make(self)\n");
        same("class A:\n  def f(*, self):\n    self.x = make(self)\n");
        same("class A:\n    async def __aenter__(self):\n        return self or self\n");
        same("def f(): return 1 + 1 + 1 + 1 + 1 + 1\n");
    }

    #[test]
    fn what_cannot_be_followed_has_no_outline() {
        for text in [
            "def f():\n    return f'{a['b']} and more'\n",
            "def f():\n    return 'open and more text\n",
            "def f():\n    return (open, and, more\n",
            "def f():\n    return open) and more\n",
            "class A:\n    def f():\n\treturn 1 + 1 + 1 + 1 + 1\n",
            "def f():\n\x0c    return 1 + 1 + 1 + 1 + 1\n",
        ] {
            same(text);
        }
    }

    /// What other files can see: definitions outside of functions, and assignments of attributes.
    fn visible(facts: &Facts, text: &str) -> Vec<String> {
        let tree = &facts.tree;
        let slice = |span: Span| &text[span.start as usize..span.end as usize];
        let of = |kind: Kind| tree.of_kind(kind);
        let in_function = |node: NodeId| tree.ancestors(node).any(|up| tree[up].kind == Kind::Function);
        let head = |node: NodeId| {
            let roles = [Role::Param, Role::Returns, Role::Decorator, Role::Base];
            let parts = roles.into_iter().flat_map(|role| tree.in_role(node, role));
            let parts: Vec<&str> = parts.map(|part| slice(tree[part].span)).collect();
            format!("{:?} {} {:?} {parts:?}", tree[node].kind, slice(tree[node].name), tree[node].flags)
        };
        let defined = of(Kind::Function).chain(of(Kind::Class)).filter(|&node| !in_function(node)).map(head);
        let is_own = |target: NodeId| {
            let method = tree.ancestors(target).filter(|&up| tree[up].kind == Kind::Function).last();
            let own = method.and_then(|method| tree.in_role(method, Role::Param).next());
            own.is_some_and(|own| slice(tree[target].span).starts_with(&format!("{}.", slice(tree[own].name))))
        };
        let in_method = |node: NodeId| tree.ancestors(node).any(|up| tree[up].kind == Kind::Class);
        let to_attribute = |&node: &NodeId| {
            let is_attribute = |target| tree[target].kind == Kind::Attribute;
            tree.in_role(node, Role::Target)
                .any(|target| is_attribute(target) && (!in_function(target) || in_method(node) && is_own(target)))
        };
        let assigned = of(Kind::Assign).filter(to_attribute).map(|node| slice(tree[node].span).to_owned());
        defined.chain(assigned).collect()
    }

    #[test]
    fn what_others_can_see_is_the_same_in_every_case() {
        let cases = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases/python");
        let mut outlines = 0;
        for file in ignore::Walk::new(cases).flatten().filter(|entry| entry.path().extension() == Some("py".as_ref())) {
            let text = std::fs::read_to_string(file.path()).expect("cases can be read");
            let Some(outlined) = outline(&text) else { continue };
            let facts = |text: &str| Python.facts(&Source::new(file.path(), text.to_owned()));
            let Ok(whole) = facts(&text) else { continue };
            let less = facts(&outlined).unwrap_or_else(|error| panic!("{}: {error}", file.path().display()));
            assert_eq!(visible(&less, &outlined), visible(&whole, &text), "{}", file.path().display());
            outlines += 1;
        }
        assert!(outlines > 300, "{outlines}");
    }
}

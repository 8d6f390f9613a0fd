//! Where the parts of a construct stand: the insides of brackets, heads of statements, blank lines around them.

use minijinja::Value;

use super::cx::Cx;
use super::node::Node;
use crate::facts::{Flags, Kind, NodeId, Role};
use crate::text::Span;

impl Cx {
    /// The bytes between the brackets of a call (class, definition) in three parts: what stands before the first element,
    /// the elements, what stands behind the last one and its comma. Comments count to the outer parts.
    fn bracket_parts(&self, node: NodeId) -> Option<[Span; 3]> {
        let tree = &self.facts.tree;
        let list = Some(tree[node].list).filter(|list| !list.is_empty())?;
        let inside = Span::new(list.start + 1, list.end - 1);
        let outer = |node| self.facts.with_parens(self.source.text(), node);
        let elements = tree.children(node).map(outer).filter(|span| inside.contains(*span));
        let elements = elements.reduce(Span::cover).unwrap_or(Span::at(inside.start));
        let after = self.facts.skip_blank(self.source.text(), elements.end);
        let comma = self.source.text()[after as usize..].starts_with(',') && after < inside.end;
        let rest = if comma { after + 1 } else { elements.end };
        Some([Span::new(inside.start, elements.start), elements, Span::new(rest, inside.end)])
    }

    /// Of an element of a list in brackets: the bytes from its start, and from its end, to the closing bracket.
    fn to_bracket(&self, element: NodeId) -> Option<[Span; 2]> {
        let tree = &self.facts.tree;
        let list = tree[tree.parent(element)?].list;
        let outer = self.facts.with_parens(self.source.text(), element);
        (list.end > outer.end).then(|| [Span::new(outer.start, list.end - 1), Span::new(outer.end, list.end - 1)])
    }

    /// The line break and the blanks in front of `node`, if it is the first thing on its line.
    fn line_lead(&self, node: NodeId) -> Option<Span> {
        let text = self.source.text();
        let start = self.facts.with_parens(text, node).start;
        let line = self.source.line_around(start).start;
        if line == 0 || !text[line as usize..start as usize].trim().is_empty() {
            return None;
        }
        let head = text[..line as usize].strip_suffix('\n')?;
        let end = head.strip_suffix('\r').unwrap_or(head).len() as u32;
        Some(Span::new(end, start))
    }

    /// The head of a compound statement, from its first word to its colon.
    fn head(&self, node: NodeId) -> Option<Span> {
        let tree = &self.facts.tree;
        let first = tree.in_role(node, Role::Body).next()?;
        let text = self.source.text();
        let colon = self.facts.skip_blank_back(text, tree[first].span.start);
        let start = tree
            .in_role(node, Role::Decorator)
            .last()
            .map_or(tree[node].span.start, |last| self.facts.skip_blank(text, self.facts.with_parens(text, last).end));
        text[..colon as usize].ends_with(':').then(|| Span::new(start, colon))
    }

    /// The `finally` part of a `try` statement, from the end of the line above it.
    fn finally_part(&self, node: NodeId) -> Option<Span> {
        let tree = &self.facts.tree;
        let body = tree.in_role(node, Role::Finally);
        let parts: Vec<NodeId> = body.collect();
        let text = self.source.text();
        let colon = self.facts.skip_blank_back(text, tree[*parts.first()?].span.start);
        let word = text[..colon as usize].rfind("finally")? as u32;
        let before = self.source.line_around(word).start;
        let start = text[..before as usize].trim_end_matches(['\r', '\n', ' ', '\t']).len() as u32;
        let end = tree[*parts.last()?].span.end;
        let comment = self.facts.comment_at(self.facts.skip_space(text, end));
        Some(Span::new(start, comment.map_or(end, |comment| comment.end)))
    }

    /// The word `async` in front of a definition or statement, with the blanks behind it.
    fn async_word(&self, node: NodeId) -> Option<Span> {
        let text = self.source.text();
        let tree = &self.facts.tree;
        if !self.has(node, Flags::ASYNC) {
            return None;
        }
        let start = match self.kind(node) {
            Kind::Function if !self.language.has_braces() => {
                let word = self.facts.skip_blank_back(text, tree[node].name.start);
                let def = word.checked_sub("def".len() as u32)?;
                self.facts.skip_blank_back(text, def).checked_sub("async".len() as u32)?
            }
            _ => tree[node].span.start,
        };
        let rest = text[start as usize..].strip_prefix("async")?;
        let blanks = rest.len() - rest.trim_start_matches([' ', '\t', '\\', '\r', '\n']).len();
        Some(Span::new(start, start + ("async".len() + blanks) as u32))
    }

    /// The parameters of a function as they are written, without brackets.
    fn parameter_text(&self, node: NodeId) -> Option<Span> {
        let tree = &self.facts.tree;
        let text = self.source.text();
        let trimmed = |span: Span| {
            let start = self.facts.skip_blank(text, span.start).min(span.end);
            Span::new(start, self.facts.skip_blank_back(text, span.end).max(start))
        };
        if self.has(node, Flags::LAMBDA) {
            let body = self.facts.with_parens(text, self.child(node, Role::Body)?);
            let colon = self.facts.skip_blank_back(text, body.start).checked_sub(1)?;
            return Some(trimmed(Span::new(tree[node].span.start + "lambda".len() as u32, colon)));
        }
        let list = Some(tree[node].list).filter(|list| list.len() >= 2)?;
        Some(trimmed(Span::new(list.start + 1, list.end - 1)))
    }

    /// Whether the body of the compound statement `node` stands one step of indentation deeper than its head, on lines of
    /// its own.
    fn is_one_deeper(&self, node: NodeId) -> bool {
        let tree = &self.facts.tree;
        let Some(first) = tree.in_role(node, Role::Body).next() else { return false };
        let base = self.source.indent_at(tree[node].span.start);
        let own_line = self.line_lead(first).is_some();
        own_line && self.source.indent_at(tree[first].span.start) == format!("{base}{}", self.facts.style.indent)
    }

    fn is_blank_line(&self, line: u32) -> bool {
        self.source
            .slice(self.source.line_span(line))
            .trim_matches(['\u{feff}', ' ', '\t', '\r', '\n', '\u{c}'])
            .is_empty()
    }

    /// Blank lines between `statement`, with the comment lines that touch it, and what stands above; none at the start
    /// of the file.
    fn blank_above(&self, statement: NodeId) -> Option<u32> {
        let line = self.source.line_of(self.facts.tree[statement].span.start);
        let first = self.first_touching_comment(line);
        let blanks = (1..first).rev().take_while(|&line| self.is_blank_line(line)).count() as u32;
        (blanks + 1 < first).then_some(blanks)
    }

    /// Blank lines between `statement` and what stands below; none at the end of the file.
    fn blank_below(&self, statement: NodeId) -> Option<u32> {
        let last = self.source.line_of(self.facts.tree[statement].span.end.max(1) - 1);
        let count = self.source.line_count();
        let blanks = (last + 1..=count).take_while(|&line| self.is_blank_line(line)).count() as u32;
        (last + blanks < count).then_some(blanks)
    }

    /// The first of the comment lines that stand right above `line`, without a blank line between.
    pub fn first_touching_comment(&self, line: u32) -> u32 {
        self.first_comment_above(line, usize::MAX)
    }

    /// The same, of comments that are indented by `deepest` characters at most.
    pub fn first_comment_above(&self, line: u32, deepest: usize) -> u32 {
        let source = &self.source;
        let mut first = line;
        while first > 1 {
            let above = source.line_span(first - 1);
            let text = source.slice(above);
            let at = above.start + (text.len() - text.trim_start().len()) as u32;
            let is_comment = self.facts.comment_at(at).filter(|_| !text.trim().is_empty()).is_some_and(|comment| {
                // The whole line has to be comment, be it one of several lines.
                text.trim_end().len() as u32 + above.start <= comment.end
                    && comment.start >= source.line_around(comment.start).start
                    && source.slice(Span::new(source.line_around(comment.start).start, comment.start)).trim().is_empty()
            });
            if !is_comment || text.len() - text.trim_start().len() > deepest {
                break;
            }
            first -= 1;
        }
        first
    }

    /// The last of the comment lines below `line`, blank lines between or not, that are indented by more than `base`
    /// characters: they stand in the block that ends there. `line` itself where there is none.
    pub fn last_comment_inside(&self, line: u32, base: usize) -> u32 {
        let source = &self.source;
        let mut last = line;
        let mut at = line + 1;
        while at <= source.line_count() {
            let (bytes, indent) = (source.line_span(at), source.indent_at(source.line_span(at).start).len());
            let blank = source.slice(bytes).trim().is_empty();
            let comment = self.facts.comment_at(bytes.start + indent as u32).is_some() && indent > base;
            if !blank && !comment {
                break;
            }
            last = if blank { last } else { at };
            at += 1;
        }
        last
    }

    /// Whether `second` stands on the line below the last one of `first`, statements both.
    fn is_next_line(&self, first: NodeId, second: NodeId) -> bool {
        let tree = &self.facts.tree;
        let end = self.source.line_of(tree[first].span.end.max(1) - 1);
        self.source.line_of(tree[second].span.start) == end + 1
    }
}

/// What this file adds to the words of a node.
pub(super) fn word(node: &Node, key: &str) -> Option<Value> {
    let (cx, id) = (&node.cx, node.id);
    let part = |at: usize| node.text(cx.bracket_parts(id).map(|parts| parts[at]));
    let count = |blanks: Option<u32>| blanks.map_or(Value::from(()), Value::from);
    let sibling = |step: isize| {
        let statement = cx.statement(id)?;
        let siblings = cx.siblings(statement);
        let at = siblings.iter().position(|&node| node == statement)?;
        siblings.get(at.checked_add_signed(step)?).copied()
    };
    Some(match key {
        "lead" => part(0),
        "elements" => part(1),
        "trail" => part(2),
        "onward" => node.text(cx.to_bracket(id).map(|spans| spans[0])),
        "beyond" => node.text(cx.to_bracket(id).map(|spans| spans[1])),
        "line_lead" => node.text(cx.line_lead(id)),
        "head" => node.text(cx.head(id)),
        "parameter_text" => node.text(cx.parameter_text(id)),
        "one_deeper" => Value::from(cx.is_one_deeper(id)),
        "head_tail" => node.text(cx.head(id).and_then(|head| node.comment_behind(head.end))),
        "finally_part" => node.text(cx.finally_part(id)),
        "async_word" => node.text(cx.async_word(id)),
        "blank_above" => count(cx.blank_above(id)),
        "blank_below" => count(cx.blank_below(id)),
        "previous" => node.maybe(sibling(-1)),
        "next" => node.maybe(sibling(1)),
        "following" => {
            let statement = cx.statement(id);
            let siblings = statement.map(|statement| cx.siblings(statement)).unwrap_or_default();
            node.nodes(siblings.into_iter().skip_while(|&one| Some(one) != statement).skip(1))
        }
        "touches_next" => {
            Value::from(sibling(1).is_some_and(|next| cx.statement(id).is_some_and(|this| cx.is_next_line(this, next))))
        }
        _ => return None,
    })
}

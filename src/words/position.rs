//! Where an expression stands in its statement: what is evaluated before it, and whether it is evaluated at all.

use super::cx::Cx;
use crate::facts::{Flags, Kind, NodeId, Role};
use crate::text::Span;

impl Cx {
    /// Whether `node` may be evaluated never or more than once when its statement runs: loop test, short-circuit,
    /// branch of a conditional, part of a comprehension other than its first iterable, `elif` test, assert message.
    pub fn is_conditional(&self, node: NodeId) -> bool {
        let tree = &self.facts.tree;
        let Some(statement) = self.statement(node) else { return true };
        let mut below = node;
        for up in tree.ancestors(node) {
            if self.is_skipped_or_repeated(up, below) {
                return true;
            }
            if up == statement {
                return self.is_elif_chain(statement, below);
            }
            below = up;
        }
        below != statement
    }

    fn is_elif_chain(&self, statement: NodeId, below: NodeId) -> bool {
        // The tests of `elif` stand in a nested `If`, which is no statement of its own.
        self.kind(below) == Kind::If && self.has(below, Flags::ELIF) && self.kind(statement) == Kind::If
    }

    fn is_skipped_or_repeated(&self, up: NodeId, below: NodeId) -> bool {
        let role = self.facts.tree[below].role;
        match self.kind(up) {
            Kind::While | Kind::DoWhile => role == Role::Test,
            Kind::ForLoop => matches!(role, Role::Test | Role::Update),
            Kind::Logical => self.child(up, Role::Operand) != Some(below),
            Kind::Conditional => role != Role::Test,
            // A chain `a < b < c` stops at the first comparison that fails.
            Kind::Compare => role == Role::Right && self.child(up, Role::Right) != Some(below),
            Kind::Assert => role != Role::Test,
            Kind::Clause => !self.is_first_iterable(below),
            Kind::ListComprehension | Kind::SetComprehension | Kind::DictComprehension | Kind::Generator => {
                role != Role::Clause
            }
            Kind::Function => true,
            Kind::Case => role == Role::Condition,
            Kind::Handler => role == Role::Type,
            Kind::WithItem => true,
            Kind::Attribute | Kind::Subscript | Kind::Call => self.is_behind_optional(up, below),
            _ => false,
        }
    }

    fn is_behind_optional(&self, up: NodeId, below: NodeId) -> bool {
        self.has(up, Flags::OPTIONAL) && !matches!(self.facts.tree[below].role, Role::Object | Role::Callee)
    }

    /// Whether `node` is the first iterable of its comprehension: it alone is evaluated outside of it.
    pub fn is_first_iterable(&self, node: NodeId) -> bool {
        let tree = &self.facts.tree;
        let Some(clause) = tree.parent(node).filter(|&up| self.kind(up) == Kind::Clause) else { return false };
        let first = tree.parent(clause).and_then(|whole| self.child(whole, Role::Clause));
        tree[node].role == Role::Iterable && first == Some(clause)
    }

    /// Whether nothing but names, constants, attributes and callee names is evaluated before `node` in its statement,
    /// and `node` is evaluated exactly once: then its evaluation can be moved in front of the statement.
    pub fn is_first(&self, node: NodeId) -> bool {
        let Some(statement) = self.statement(node) else { return false };
        if self.is_conditional(node) || !self.head_allows(statement, node) {
            return false;
        }
        let tree = &self.facts.tree;
        let mut below = node;
        for up in tree.ancestors(node) {
            if self.before(up, below).into_iter().any(|earlier| !self.is_inert_display(earlier)) {
                return false;
            }
            if up == statement {
                return true;
            }
            below = up;
        }
        true
    }

    fn head_allows(&self, statement: NodeId, node: NodeId) -> bool {
        let tree = &self.facts.tree;
        let head = std::iter::once(node)
            .chain(tree.ancestors(node))
            .find(|&up| tree.parent(up) == Some(statement))
            .map_or(Role::Child, |up| tree[up].role);
        match self.kind(statement) {
            Kind::For | Kind::ForIn => head == Role::Iterable,
            Kind::If | Kind::Match => head == Role::Test,
            Kind::While | Kind::With | Kind::Try | Kind::Function | Kind::Class | Kind::ForLoop | Kind::DoWhile => {
                false
            }
            _ => true,
        }
    }

    /// Children of `up` that are evaluated before its child `below`.
    fn before(&self, up: NodeId, below: NodeId) -> Vec<NodeId> {
        let tree = &self.facts.tree;
        if matches!(self.kind(up), Kind::Clause) {
            return Vec::new();
        }
        // Of a comprehension only the first iterable is left to ask about, and that is evaluated before the element.
        if self.in_role(up, Role::Clause).contains(&below) {
            return Vec::new();
        }
        let late_targets = matches!(self.kind(up), Kind::Assign | Kind::For | Kind::AssignExpression | Kind::WithItem);
        tree.children(up)
            .take_while(|&child| child != below)
            .filter(|&child| {
                let role = tree[child].role;
                !(late_targets && role == Role::Target) && role != Role::Annotation
            })
            .collect()
    }

    /// Whether evaluating `node` does nothing that could be noticed: names, constants, attributes of these.
    pub fn is_inert(&self, node: NodeId) -> bool {
        match self.kind(node) {
            Kind::Name | Kind::String | Kind::Number | Kind::True | Kind::False | Kind::None | Kind::Ellipsis => true,
            Kind::This | Kind::Super | Kind::Type => true,
            Kind::Attribute => self.child(node, Role::Object).is_some_and(|object| self.is_inert(object)),
            Kind::Keyword => self.child(node, Role::Value).is_some_and(|value| self.is_inert(value)),
            Kind::Unary => self.child(node, Role::Operand).is_some_and(|value| self.kind(value) == Kind::Number),
            _ => false,
        }
    }

    /// The same of lists and tuples of such things, and of the entries of a dictionary.
    fn is_inert_display(&self, node: NodeId) -> bool {
        match self.kind(node) {
            // What is unpacked is read there and then.
            Kind::Pair if self.has(node, Flags::DOUBLE_STAR) => false,
            Kind::List | Kind::Tuple | Kind::Dict | Kind::Pair => {
                self.facts.tree.children(node).all(|part| self.is_inert_display(part))
            }
            Kind::Keyword => self.child(node, Role::Value).is_some_and(|value| self.is_inert_display(value)),
            _ => self.is_inert(node),
        }
    }

    /// Whether `node` gives the same value when it is evaluated later: names, constants, attributes, subscripts and
    /// templates of these.
    pub fn is_pure(&self, node: NodeId) -> bool {
        match self.kind(node) {
            Kind::Subscript | Kind::Template | Kind::Attribute | Kind::Slice | Kind::Keyword => {
                self.facts.tree.children(node).all(|child| self.is_pure(child))
            }
            _ => self.is_inert(node),
        }
    }

    /// Whether an `await` put at `node` would stand in a comprehension that is nested in another comprehension (its
    /// first iterable aside), which is a syntax error before Python 3.11.
    pub fn is_nested_comprehension(&self, node: NodeId) -> bool {
        let tree = &self.facts.tree;
        let mut depth = 0;
        let mut below = node;
        let mut outside = false;
        for up in tree.ancestors(node) {
            match self.kind(up) {
                Kind::Clause => outside = self.is_first_iterable(below),
                Kind::ListComprehension | Kind::SetComprehension | Kind::DictComprehension | Kind::Generator => {
                    let from_clause = tree[below].role == Role::Clause;
                    if !(from_clause && outside) {
                        depth += 1;
                    }
                    outside = false;
                }
                Kind::Function if tree[below].role == Role::Body => break,
                _ => {}
            }
            below = up;
        }
        depth > 1
    }

    /// The nearest comprehension or generator expression that evaluates `node` inside itself.
    pub fn comprehension(&self, node: NodeId) -> Option<NodeId> {
        let tree = &self.facts.tree;
        let mut below = node;
        let mut outside = false;
        for up in tree.ancestors(node) {
            match self.kind(up) {
                Kind::Clause => outside = self.is_first_iterable(below),
                Kind::ListComprehension | Kind::SetComprehension | Kind::DictComprehension | Kind::Generator => {
                    if !(tree[below].role == Role::Clause && outside) {
                        return Some(up);
                    }
                    outside = false;
                }
                Kind::Function if tree[below].role == Role::Body => return None,
                _ => {}
            }
            below = up;
        }
        None
    }

    /// Whether running `statement` can leave the list it stands in otherwise than at its end: a `return`, a `raise`, a
    /// `break` or `continue` of a loop around it.
    pub fn exits(&self, statement: NodeId) -> bool {
        let tree = &self.facts.tree;
        let is_loop = |node: NodeId| {
            matches!(self.kind(node), Kind::For | Kind::ForIn | Kind::ForLoop | Kind::While | Kind::DoWhile)
        };
        let own_loop = |node: NodeId| {
            let mut below = node;
            tree.ancestors(node).take_while(|&up| tree.is_within(up, statement)).any(|up| {
                let inside = is_loop(up) && tree[below].role != Role::Else;
                below = up;
                inside
            })
        };
        self.here(statement).filter(|_| self.kind(statement) != Kind::Function).any(|node| match self.kind(node) {
            Kind::Return | Kind::Raise => true,
            Kind::Break | Kind::Continue => !own_loop(node),
            _ => false,
        })
    }

    /// Whether the bytes stand in an expression whose own text is part of a template's value: `f"{total()=}"`.
    pub fn is_spelled_out(&self, span: Span) -> bool {
        let tree = &self.facts.tree;
        let text = self.source.text();
        let node = tree.covering(span);
        let spelled = |part: NodeId| {
            let template = tree.parent(part).is_some_and(|up| self.kind(up) == Kind::Template);
            let behind = text[self.facts.with_parens(text, part).end as usize..].trim_start();
            template && tree[part].role == Role::Part && behind.starts_with('=') && !behind.starts_with("==")
        };
        std::iter::once(node).chain(tree.ancestors(node)).any(spelled)
    }

    /// Whether running `node` writes the name or attribute that is written `target`, or what that is an attribute of.
    pub fn assigns(&self, node: NodeId, target: &str) -> bool {
        let tree = &self.facts.tree;
        let holds =
            |text: &str| target == text || target.strip_prefix(text).is_some_and(|rest| rest.starts_with(['.', '[']));
        self.here(node).any(|part| {
            let written = self.has(part, Flags::STORE) || tree[part].role == Role::Target;
            written && holds(self.text(part))
        })
    }

    /// Whether `statement` shares a line with another statement or with the header of its block, so that no line can
    /// be added around it.
    pub fn shares_line(&self, statement: NodeId) -> bool {
        let span = self.facts.tree[statement].span;
        let text = self.source.text();
        let first = self.source.line_around(span.start);
        let before = text[first.start as usize..span.start as usize].trim_start_matches('\u{feff}');
        let leads = before.trim() == ";" && self.language.has_braces();
        !before.trim().is_empty() && !leads || !self.ends_line(statement)
    }

    /// Whether nothing but a comment stands behind `statement` on its last line.
    pub fn ends_line(&self, statement: NodeId) -> bool {
        let span = self.facts.tree[statement].span;
        let text = self.source.text();
        let last = self.source.line_around(span.end.max(span.start + 1) - 1);
        let after = text[span.end as usize..last.end as usize].trim_start().trim_start_matches(';').trim_start();
        let rest = last.end - after.len() as u32;
        let goes_on = !after.is_empty() && self.facts.comment_at(rest).is_none();
        let separated = text[span.end as usize..last.end as usize].trim_start().starts_with(';');
        !(goes_on || self.language.line_comment() == "#" && separated)
    }

    /// Whether `statement` is all that an `if` or a loop holds, without braces around it.
    pub fn is_braceless(&self, statement: NodeId) -> bool {
        let heads = [Kind::If, Kind::For, Kind::ForIn, Kind::ForLoop, Kind::While];
        let in_body = matches!(self.facts.tree[statement].role, Role::Body | Role::Else);
        let head = self.facts.tree.parent(statement).is_some_and(|up| heads.contains(&self.kind(up)));
        self.language.has_braces() && in_body && head && self.kind(statement) != Kind::Block
    }

    /// The words of the operator between two operands, such as `not` and `in`; a backslash only carries the line on.
    pub fn operator_words(&self, left: NodeId, right: NodeId) -> Vec<&str> {
        let text = self.source.text();
        let (left, right) = (self.facts.with_parens(text, left).end, self.facts.with_parens(text, right).start);
        self.slice(Span::new(left.min(right), right)).split_whitespace().filter(|&word| word != "\\").collect()
    }

    /// The operator of an augmented assignment, comparison or operation of two: what stands between its sides.
    pub fn operator(&self, node: NodeId) -> Option<Span> {
        let tree = &self.facts.tree;
        let side = |roles: [Role; 2]| roles.into_iter().find_map(|role| self.child(node, role));
        let (left, right) = (side([Role::Target, Role::Left])?, side([Role::Value, Role::Right])?);
        let text = self.source.text();
        let (left, right) = (self.facts.with_parens(text, left).end, self.facts.with_parens(text, right).start);
        let between = self.slice(Span::new(left.min(right), right));
        // A backslash only carries the line on.
        let blank = |c: char| c.is_whitespace() || c == '\\';
        let start = left + (between.len() - between.trim_start_matches(blank).len()) as u32;
        let end = right - (between.len() - between.trim_end_matches(blank).len()) as u32;
        (tree[node].span.contains(Span::new(left, right)) && start < end).then(|| Span::new(start, end))
    }
}

//! What written types say of their members and elements: of unpacked parameters, of what a loop binds, of entries.
//!
//! For languages whose types are only text in the tree.

use std::sync::Arc;

use super::Type;
use crate::facts::{Flags, How, Kind, NodeId, Role};
use crate::text::Span;
use crate::words::asked::{Depth, Reached};
use crate::words::cx::Cx;
use crate::words::members::{arrow_parts, split_outside, without_parens};

/// The text of a type, and where its names are looked up.
struct Written {
    cx: Arc<Cx>,
    place: NodeId,
    text: String,
}

/// Types of which every value is one of the type in their brackets.
const LISTS: [&str; 5] = ["Array", "ReadonlyArray", "Set", "ReadonlySet", "Iterable"];
/// Types that give a value of the second type in their brackets for a key.
const MAPS: [&str; 4] = ["Map", "ReadonlyMap", "Record", "WeakMap"];
/// Those of them that a walk takes the keys and values of.
const WALKED_MAPS: [&str; 2] = ["Map", "ReadonlyMap"];

impl Cx {
    /// What the member, part, element or entry `node` is by the written type of what it is taken from.
    pub(super) fn by_written_type(self: &Arc<Self>, node: NodeId, depth: Depth<'_>) -> Type {
        if !self.language.calls_start() || !self.language.is_typed(self.source.path()) {
            return Type::Unknown;
        }
        self.written(node, depth).map_or(Type::Unknown, |it| it.cx.declared(&it.text, it.place, depth))
    }

    /// What awaiting `node` gives, by its written type.
    pub(in crate::words) fn promised_by_written_type(self: &Arc<Self>, node: NodeId, depth: Depth<'_>) -> Type {
        if !self.language.calls_start() || !self.language.is_typed(self.source.path()) {
            return Type::Unknown;
        }
        let inner = self.written(node, depth).and_then(|it| it.argument(&["Promise"], 0));
        inner.map_or(Type::Unknown, |it| it.cx.declared(&it.text, it.place, depth))
    }

    /// The type that is written for `node`.
    pub(in crate::words) fn written_text(self: &Arc<Self>, node: NodeId) -> Option<String> {
        Some(self.written(node, Reached::default().depth(super::DEPTH))?.text)
    }

    /// What a walk over `over` gives, by its written type.
    pub(super) fn element_by_written_type(self: &Arc<Self>, over: NodeId, depth: Depth<'_>) -> Type {
        if !self.language.calls_start() || !self.language.is_typed(self.source.path()) {
            return Type::Unknown;
        }
        let element = self.written(over, depth).and_then(|it| it.element());
        element.map_or(Type::Unknown, |it| it.cx.declared(&it.text, it.place, depth))
    }

    /// What a name of an unpacked value is: the member that it takes, of whatever the whole is.
    pub(super) fn unpacked(self: &Arc<Self>, name: NodeId, depth: Depth<'_>) -> Type {
        let Some(depth) = depth.less() else { return Type::Unknown };
        let Some((whole, key)) = self.unpacked_from(name) else { return self.by_written_type(name, depth) };
        let member = match self.whole_of(whole, depth) {
            Type::Local(cx, owner) | Type::Class(cx, owner) => cx.member(owner, key, depth),
            _ => Type::Unknown,
        };
        match member {
            Type::Unknown => self.by_written_type(name, depth),
            found => found,
        }
    }

    /// What the pattern `whole` unpacks.
    fn whole_of(self: &Arc<Self>, whole: NodeId, depth: Depth<'_>) -> Type {
        let Some(owner) = self.facts.tree.parent(whole) else { return Type::Unknown };
        if let Some(annotation) = self.child(owner, Role::Annotation) {
            return self.annotated(annotation, depth);
        }
        match self.kind(owner) {
            Kind::Pair => self.unpacked(whole, depth),
            Kind::Assign => self.child(owner, Role::Value).map_or(Type::Unknown, |value| self.infer(value, depth)),
            _ => Type::Unknown,
        }
    }

    /// The pattern that `part` (a name, or a pattern within) is taken out by, and the member that it takes.
    fn unpacked_from(&self, part: NodeId) -> Option<(NodeId, &str)> {
        let tree = &self.facts.tree;
        let pair = tree.parent(part).filter(|&up| self.kind(up) == Kind::Pair && !self.has(up, Flags::COMPUTED))?;
        let whole = tree.parent(pair).filter(|&up| self.kind(up) == Kind::Dict && self.has(up, Flags::STORE))?;
        (tree[part].role == Role::Value).then(|| (whole, self.name(pair)))
    }

    /// The type that is written for `node`, or follows from one that is.
    fn written(self: &Arc<Self>, node: NodeId, depth: Depth<'_>) -> Option<Written> {
        let depth = depth.less()?;
        match self.kind(node) {
            Kind::Name if self.has(node, Flags::STORE) => self.written_part(node, depth),
            Kind::Name => self.written_name(node, depth),
            Kind::Attribute => {
                let object = self.child(node, Role::Object)?;
                self.written_member_of(object, self.name(node), depth)
            }
            Kind::Subscript => self.written(self.child(node, Role::Object)?, depth)?.entry(),
            Kind::Cast => self
                .child(node, Role::Type)
                .map_or_else(|| self.written(self.child(node, Role::Value)?, depth), |named| Some(self.of_node(named))),
            Kind::New => Some(self.of_text(node, self.text(node).strip_prefix("new ")?.split_once('(')?.0)),
            Kind::Call => self.written_call(node, depth),
            Kind::Await => self.written(self.child(node, Role::Operand)?, depth)?.argument(&["Promise"], 0),
            _ => None,
        }
    }

    fn written_name(self: &Arc<Self>, name: NodeId, depth: Depth<'_>) -> Option<Written> {
        let id = self.facts.scopes.of_name.get(name.index()).copied().flatten()?;
        let bind = self.facts.scopes.binding(id).single().filter(|bind| !bind.from_inside)?;
        let owner = match bind.how {
            How::Parameter if self.language.has_braces() || !self.has(bind.node, Flags::REST) => bind.node,
            How::Value(_) | How::Declared => self.facts.tree.parent(bind.node)?,
            How::Part => return self.written_part(bind.node, depth),
            How::Loop(Some(over)) => return self.written(over, depth)?.element(),
            _ => return None,
        };
        match (self.child(owner, Role::Annotation), &bind.how) {
            (Some(annotation), _) => Some(self.of_node(annotation)),
            (None, How::Value(value)) => self.written(*value, depth),
            _ => None,
        }
    }

    /// The type of a part of an unpacked value.
    fn written_part(self: &Arc<Self>, part: NodeId, depth: Depth<'_>) -> Option<Written> {
        if let Some((whole, at)) = self.place_in(part) {
            return self.written_whole(whole, depth)?.at(at);
        }
        let (whole, key) = self.unpacked_from(part)?;
        let owner = self.facts.tree.parent(whole)?;
        let value = self.child(owner, Role::Value).filter(|_| self.kind(owner) == Kind::Assign);
        match value.filter(|_| self.child(owner, Role::Annotation).is_none()) {
            Some(value) => self.written_member_of(value, key, depth),
            None => self.written_whole(whole, depth)?.member(key, depth),
        }
    }

    /// The type of what the pattern `whole` unpacks.
    fn written_whole(self: &Arc<Self>, whole: NodeId, depth: Depth<'_>) -> Option<Written> {
        let tree = &self.facts.tree;
        let depth = depth.less()?;
        let owner = tree.parent(whole)?;
        if let Some(annotation) = self.child(owner, Role::Annotation) {
            return Some(self.of_node(annotation));
        }
        match self.kind(owner) {
            Kind::Pair | Kind::List => self.written_part(whole, depth),
            Kind::Assign => match self.child(owner, Role::Value) {
                Some(value) => self.written(value, depth),
                None => {
                    let head = tree.parent(owner).and_then(|declare| tree.parent(declare))?;
                    let walked = self.child(head, Role::Iterable).filter(|_| self.kind(head) == Kind::For)?;
                    self.written(walked, depth).filter(|_| !self.has(head, Flags::ASYNC))?.element()
                }
            },
            _ => None,
        }
    }

    /// The pattern `[a, , b]` that `part` stands in, and at which place.
    fn place_in(&self, part: NodeId) -> Option<(NodeId, usize)> {
        let tree = &self.facts.tree;
        let whole = tree.parent(part).filter(|&up| self.kind(up) == Kind::List && self.has(up, Flags::STORE))?;
        let before = Span::new(tree[whole].span.start + 1, tree[part].span.start);
        (self.kind(part) != Kind::Spread).then(|| (whole, split_outside(self.slice(before), ',').len() - 1))
    }

    fn written_member_of(self: &Arc<Self>, object: NodeId, name: &str, depth: Depth<'_>) -> Option<Written> {
        let declared = match self.infer(object, depth) {
            Type::Local(cx, owner) | Type::Class(cx, owner) => cx.written_member(owner, name),
            _ => None,
        };
        declared.or_else(|| self.written(object, depth)?.member(name, depth))
    }

    /// The type that a class or declared type writes for its member `name`.
    fn written_member(self: &Arc<Self>, owner: NodeId, name: &str) -> Option<Written> {
        let role = if self.kind(owner) == Kind::Class { Role::Body } else { Role::Element };
        let members = self.in_role(owner, role).into_iter();
        let mut named = members.filter(|&it| self.name(it) == name && !self.has(it, Flags::COMPUTED));
        let member =
            named.next().or_else(|| self.parameter_property(owner, name)).filter(|_| named.next().is_none())?;
        if self.kind(owner) == Kind::TypeDeclaration && self.has(member, Flags::METHOD) {
            return self.written_method(member);
        }
        let annotation = match (self.child(member, Role::Annotation), self.has(member, Flags::ACCESSOR)) {
            (None, true) => self.child(member, Role::Returns),
            (found, _) => found,
        };
        annotation.map(|annotation| self.of_node(annotation)).or_else(|| {
            self.child(member, Role::Value)
                .filter(|&value| self.kind(value) == Kind::New)
                .and_then(|value| Some(self.of_text(value, self.text(value).strip_prefix("new ")?.split_once('(')?.0)))
        })
    }

    /// The type of a method that a declared type lists, as one of functions.
    fn written_method(self: &Arc<Self>, member: NodeId) -> Option<Written> {
        let result = self.child(member, Role::Returns)?;
        let span = Span::new(self.facts.tree[member].span.start, self.facts.tree[result].span.start);
        let head = self.slice(span);
        let parameters = head.get(head.find(['(', '<'])?..=head.rfind(')')?)?;
        Some(self.of_text(result, &format!("{parameters} => {}", self.text(result).trim_start_matches(':').trim())))
    }

    /// What a call gives: the entry of a map, its values, or what the called function says.
    fn written_call(self: &Arc<Self>, call: NodeId, depth: Depth<'_>) -> Option<Written> {
        let callee = self.child(call, Role::Callee)?;
        if let Type::Function(cx, function) = self.infer(callee, depth) {
            return Some(cx.of_node(cx.child(function, Role::Returns)?));
        }
        if let Some(function) = self.written(callee, depth).filter(|it| arrow_parts(it.bare()).is_some()) {
            return arrow_parts(function.bare()).map(|(_, result)| function.with(result.trim()));
        }
        let object = self.child(callee, Role::Object).filter(|_| self.kind(callee) == Kind::Attribute)?;
        match (self.callee_path(call).as_deref(), self.positional(call).first()) {
            (Some("Object.values" | "Object.entries"), Some(&given)) => {
                self.written(given, depth)?.given_by(self.name(callee))
            }
            _ => self.written(object, depth)?.given_by(self.name(callee)),
        }
    }

    fn of_node(self: &Arc<Self>, annotation: NodeId) -> Written {
        self.of_text(annotation, self.text(annotation))
    }

    fn of_text(self: &Arc<Self>, place: NodeId, text: &str) -> Written {
        Written { cx: Arc::clone(self), place, text: text.to_owned() }
    }
}

impl Written {
    /// The type without `null`, `undefined`, `readonly` and parentheses.
    fn bare(&self) -> &str {
        let text = without_parens(self.text.trim().trim_start_matches(':').trim());
        let parts: Vec<&str> =
            split_outside(text, '|').into_iter().filter(|part| !matches!(*part, "null" | "undefined" | "")).collect();
        let only = if let [only] = parts[..] { only } else { text };
        without_parens(only.strip_prefix("readonly ").unwrap_or(only))
    }

    fn with(&self, text: &str) -> Written {
        Written { cx: Arc::clone(&self.cx), place: self.place, text: text.to_owned() }
    }

    /// The type of the member `name`: of a type that is written out here, or that has a name.
    fn member(&self, name: &str, depth: Depth<'_>) -> Option<Written> {
        let depth = depth.less()?;
        let bare = self.bare();
        // `A & B` has the members of both.
        if let [first, rest @ ..] = &split_outside(bare, '&')[..]
            && !rest.is_empty()
        {
            return std::iter::once(first).chain(rest).find_map(|part| self.with(part).member(name, depth));
        }
        if let Some(both) = self.named_intersection(bare) {
            return both.member(name, depth);
        }
        if let Some(value) = self.argument(&["Record"], 1) {
            return Some(value);
        }
        let Some(inside) = bare.strip_prefix('{').and_then(|rest| rest.strip_suffix('}')) else {
            return match self.cx.declared(bare, self.place, depth) {
                Type::Local(cx, owner) => cx.written_member(owner, name),
                _ => None,
            };
        };
        let mut named = members(inside).filter_map(|member| member_type(member, name));
        let text = named.next().filter(|_| named.next().is_none())?;
        Some(self.with(&text))
    }

    /// What the name of a type stands for, where that is several types in one: `type Both = A & B`.
    fn named_intersection(&self, name: &str) -> Option<Written> {
        let scopes = &self.cx.facts.scopes;
        let declared = scopes.binding(scopes.lookup(scopes.of_node[self.place.index()], name)?).single()?.node;
        let is_type = self.cx.kind(declared) == Kind::TypeDeclaration;
        let text = self.cx.text(declared).split_once('=').filter(|_| is_type)?.1.trim().trim_end_matches(';');
        let several = split_outside(text, '&').len() > 1 && split_outside(text, '|').len() == 1;
        several.then(|| self.cx.of_text(declared, text))
    }

    /// The type of what a walk over it gives.
    fn element(&self) -> Option<Written> {
        let bare = self.bare();
        let listed = bare.strip_suffix("[]").map(|one| self.with(without_parens(one)));
        listed.or_else(|| self.argument(&LISTS, 0)).or_else(|| self.pair(&WALKED_MAPS))
    }

    /// The type of the key and the value of one of these maps.
    fn pair(&self, maps: &[&str]) -> Option<Written> {
        let (key, value) = (self.argument(maps, 0)?, self.argument(maps, 1)?);
        Some(self.with(&format!("[{}, {}]", key.text, value.text)))
    }

    /// The type of what a call of this method of a list or a map gives.
    fn given_by(&self, method: &str) -> Option<Written> {
        let listed = || self.element().filter(|_| self.is_array());
        let walk = |of: Written| Some(Written { text: format!("Array<{}>", of.text), ..of });
        match method {
            "get" => self.argument(&MAPS, 1),
            "values" => walk(self.argument(&MAPS, 1).or_else(|| self.element())?),
            "entries" => walk(self.pair(&MAPS).or_else(|| Some(self.with(&format!("[number, {}]", listed()?.text))))?),
            // A promise that is taken out of a list was started elsewhere.
            "at" | "find" | "findLast" | "pop" | "shift" => {
                listed().filter(|one| one.argument(&["Promise"], 0).is_none())
            }
            "filter" | "slice" | "reverse" | "sort" | "toReversed" | "toSorted" => {
                self.is_array().then(|| self.with(self.bare()))
            }
            _ => None,
        }
    }

    fn is_array(&self) -> bool {
        self.bare().ends_with("[]") || self.argument(&["Array", "ReadonlyArray"], 0).is_some()
    }

    /// The type of what stands at a place of a tuple or a list.
    fn at(&self, place: usize) -> Option<Written> {
        match self.bare().strip_prefix('[').and_then(|rest| rest.strip_suffix(']')) {
            Some(parts) => split_outside(parts, ',').get(place).map(|part| self.with(part)),
            None => self.element(),
        }
    }

    /// The type of what stands at a key or an index.
    fn entry(&self) -> Option<Written> {
        self.argument(&["Record"], 1)
            .or_else(|| self.bare().ends_with(']').then(|| self.element())?)
            .or_else(|| self.argument(&["Array", "ReadonlyArray"], 0))
    }

    /// The type at a place in the brackets of one of these types.
    fn argument(&self, names: &[&str], at: usize) -> Option<Written> {
        let (name, rest) = self.bare().split_once('<')?;
        let inside = rest.strip_suffix('>').filter(|_| names.contains(&name.trim()))?;
        let parts = split_outside(inside, ',');
        parts.get(at).map(|part| self.with(part))
    }
}

/// The members of a type that is written out.
fn members(inside: &str) -> impl Iterator<Item = &str> {
    let parts = split_outside(inside, ';').into_iter().flat_map(|part| split_outside(part, ','));
    parts.flat_map(|part| split_outside(part, '\n')).filter(|part| !part.is_empty())
}

/// The type of a member, if it is called `name`; of a method a type of functions.
fn member_type(member: &str, name: &str) -> Option<String> {
    let rest = member.strip_prefix("readonly ").unwrap_or(member).strip_prefix(name)?.trim_start();
    let rest = rest.strip_prefix('?').unwrap_or(rest).trim_start();
    if let Some(text) = rest.strip_prefix(':') {
        return Some(text.trim().to_owned());
    }
    let at = rest.starts_with(['(', '<']).then(|| closing(rest))??;
    let (parameters, rest) = rest.split_at(at);
    let result = rest.trim_start().strip_prefix(':')?;
    Some(format!("{parameters} => {}", result.trim()))
}

/// The end of the parameters that `text` starts with, behind their type parameters.
fn closing(text: &str) -> Option<usize> {
    let mut depth = 0_i32;
    let mut last = ' ';
    for (at, c) in text.char_indices() {
        match c {
            '(' | '[' | '{' | '<' => depth += 1,
            ')' | ']' | '}' => depth -= 1,
            '>' if last != '=' => depth -= 1,
            _ => {}
        }
        if depth == 0 && c == ')' {
            return Some(at + 1);
        }
        last = c;
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn members_of_a_type_that_is_written_out() {
        let inside = " id: string; readonly save(row: { a: A; b: B }): Promise<void>; done?: () => void ";
        let of = |name| members(inside).find_map(|member| member_type(member, name));
        assert_eq!(of("id").as_deref(), Some("string"));
        assert_eq!(of("save").as_deref(), Some("(row: { a: A; b: B }) => Promise<void>"));
        assert_eq!(of("done").as_deref(), Some("() => void"));
        assert_eq!(of("sav"), None);
    }
}

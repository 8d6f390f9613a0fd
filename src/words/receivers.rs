//! Of which type of this file the object of a method call is, as far as it is written: by the annotation of a parameter, a
//! local or a field, by a constructor. Start at `Cx::receiver_type`.

use super::cx::Cx;
use crate::facts::{Flags, How, Kind, NodeId, Role, ScopeId};

/// Types of std that hold elements of the one type that they are written with.
const SEQUENCES: [&str; 6] = ["BTreeSet", "BinaryHeap", "HashSet", "LinkedList", "Vec", "VecDeque"];

/// Pointers whose methods are those of what they point to.
pub(super) const POINTERS: [&str; 3] = ["Arc", "Box", "Rc"];

impl Cx {
    /// The name of the type of `object`, a local or a field of this file; references and pointers count as what they
    /// point to. None for a name that a generic of the function, or a trait, may stand for.
    pub(super) fn receiver_type(&self, object: NodeId) -> Option<&str> {
        let written = self.written_type(object)?;
        self.is_declared_type(written, object).then_some(written)
    }

    /// The type of `object` as it is written, see [`Cx::receiver_type`], wherever it is declared.
    pub(super) fn written_type(&self, object: NodeId) -> Option<&str> {
        let written = match self.kind(object) {
            Kind::Name => self.type_of_local(object).or_else(|| self.unit(object))?,
            Kind::This => "Self",
            Kind::Reference => return self.written_type(self.child(object, Role::Operand)?),
            Kind::Subscript => self.type_at_index(object)?,
            // Made where it is used: `Store { rows }.load()`.
            Kind::New | Kind::Call => self.constructed(object)?,
            Kind::Attribute if !self.has(object, Flags::PATH) => self.type_of_field(self.field_of(object)?)?,
            _ => return None,
        };
        let around = || self.facts.tree.ancestors(object).find(|&up| self.kind(up) == Kind::Impl);
        Some(match written {
            "Self" => self.type_name(self.child(around()?, Role::Type)?),
            named => named,
        })
    }

    /// The type that a field is written with.
    pub(super) fn type_of_field(&self, field: NodeId) -> Option<&str> {
        Some(pointed_to(self.text(self.child(field, Role::Annotation)?)))
    }

    /// The type of a name that is its only value, as of `struct Store;`.
    fn unit(&self, name: NodeId) -> Option<&str> {
        let text = self.text(name);
        text.starts_with(char::is_uppercase).then_some(text)
    }

    fn type_of_local(&self, name: NodeId) -> Option<&str> {
        let tree = &self.facts.tree;
        let id = self.facts.scopes.of_name.get(name.index()).copied().flatten()?;
        let bind = self.facts.scopes.binding(id).single()?;
        if let How::Loop(Some(walked)) = bind.how {
            return self.type_of_elements(walked);
        }
        if let Some(part) = self.type_in_tuple(bind.node) {
            return Some(part);
        }
        if tree.parent(bind.node).is_some_and(|up| self.kind(up) == Kind::Pattern) {
            return self.type_inside_option(bind.node).or_else(|| self.type_inside_wrapper(bind.node));
        }
        let holder = tree.ancestors(bind.node).find(|&up| matches!(self.kind(up), Kind::Assign | Kind::Param))?;
        if self.child(holder, Role::Target) != Some(bind.node) {
            return self.constructed(self.part_given(holder, bind.node)?);
        }
        match (self.child(holder, Role::Annotation), &bind.how) {
            (Some(annotation), _) => Some(pointed_to(self.text(annotation))),
            (None, How::Value(value)) => self.constructed(*value),
            (None, How::Parameter) => self.type_of_elements(self.walked_by_closure(bind.node)?),
            _ => None,
        }
    }

    /// The type of what a loop over `walked` gives, by the written type of the sequence.
    fn type_of_elements(&self, walked: NodeId) -> Option<&str> {
        let walked = self.through(walked, "methods that walk the elements");
        if let Some(map) = self.object_of(walked, "methods that walk the values") {
            return Some(pointed_to(entries_of(self.noted_type(map)?)?.1));
        }
        Some(pointed_to(elements_of(self.noted_type(walked)?)?))
    }

    /// What one of the methods is called on in `call`.
    fn object_of(&self, call: NodeId, methods: &str) -> Option<NodeId> {
        let callee = self.child(call, Role::Callee).filter(|_| self.kind(call) == Kind::Call)?;
        let is_method = self.kind(callee) == Kind::Attribute && !self.has(callee, Flags::PATH);
        self.child(callee, Role::Object).filter(|_| is_method && self.is_in_group(methods, self.name(callee)))
    }

    /// The type of the element or the entry's value in the Option that `call` takes from a collection.
    fn type_taken(&self, call: NodeId) -> Option<&str> {
        let of = self.object_of(call, "methods that take an element")?;
        let by_range = self.positional(call).first().is_some_and(|&it| self.kind(it) == Kind::Range);
        let written = self.noted_type(self.through(of, "methods that walk the elements")).filter(|_| !by_range)?;
        let by_key = self.object_of(call, "methods that take by a key").and_then(|_| entries_of(written));
        by_key.map(|(_, value)| value).or_else(|| elements_of(written)).map(pointed_to)
    }

    /// The type of `object[0]`; several elements, as of `object[1..]`, are none.
    fn type_at_index(&self, subscript: NodeId) -> Option<&str> {
        self.child(subscript, Role::Index).filter(|&it| self.kind(it) != Kind::Range)?;
        let written = self.noted_type(self.child(subscript, Role::Object)?)?;
        entries_of(written).map(|(_, value)| value).or_else(|| elements_of(written)).map(pointed_to)
    }

    /// The type of `x` in `Some(x)` or `Ok(x)`, by the written type of what is matched, or what makes it.
    fn type_inside_option(&self, name: NodeId) -> Option<&str> {
        let tree = &self.facts.tree;
        let pattern = tree.parent(name).filter(|&up| self.in_role(up, Role::Element).len() == 1)?;
        let wrapper = match self.text(pattern).split('(').next().unwrap_or_default().trim() {
            "Some" => "Option<",
            "Ok" => "Result<",
            _ => return None,
        };
        let opens = [Kind::Assign, Kind::AssignExpression, Kind::Case];
        tree.parent(pattern).filter(|&up| opens.contains(&self.kind(up)))?;
        let value = self.through(self.opened_by(name)?, "methods that keep the option");
        let Some(annotation) = self.noted_type(value) else {
            return self.given_by(value, true).or_else(|| self.type_taken(value).filter(|_| wrapper == "Option<"));
        };
        let inside = referred_to(annotation).strip_prefix(wrapper)?.strip_suffix('>')?;
        parts_of(inside).next().map(pointed_to)
    }

    /// The type of a part of a tuple, by the written type of the elements that a loop walks, or of what a function gives.
    fn type_in_tuple(&self, name: NodeId) -> Option<&str> {
        let tree = &self.facts.tree;
        let tuple = tree.parent(name).filter(|&up| self.kind(up) == Kind::Tuple)?;
        let at = self.in_role(tuple, Role::Element).iter().position(|&part| part == name)?;
        let holder = tree.parent(tuple).filter(|&up| self.child(up, Role::Target) == Some(tuple))?;
        let (written, own) = match self.kind(holder) {
            Kind::For => {
                let walked = self.through(self.child(holder, Role::Iterable)?, "methods that walk the elements");
                if let Some(counted) = self.object_of(walked, "methods that count elements") {
                    return self.type_of_elements(counted).filter(|_| at == 1);
                }
                let written = self.noted_type(walked)?;
                if let Some((key, value)) = entries_of(written) {
                    return [key, value].get(at).copied().map(pointed_to);
                }
                (elements_of(written)?, None)
            }
            _ => {
                let value = self.child(holder, Role::Value)?;
                let is_awaited = self.kind(value) == Kind::Await;
                let call = if is_awaited { self.child(value, Role::Operand)? } else { value };
                let function = self.own_function(call).filter(|&it| self.has(it, Flags::ASYNC) == is_awaited)?;
                let own = self.child(call, Role::Callee).and_then(|callee| self.child(callee, Role::Object));
                (self.text(self.child(function, Role::Returns)?), own)
            }
        };
        let inside = referred_to(written).strip_prefix('(')?.strip_suffix(')')?;
        match (pointed_to(parts_of(inside).nth(at)?), own) {
            ("Self", own) => own.map(|of| self.text(of)).filter(|of| of.starts_with(char::is_uppercase)),
            (named, _) => Some(named),
        }
    }

    /// The type of `db` in the parameter `State(db): State<Db>`.
    fn type_inside_wrapper(&self, name: NodeId) -> Option<&str> {
        let tree = &self.facts.tree;
        let pattern = tree.parent(name).filter(|&up| self.in_role(up, Role::Element).len() == 1)?;
        let param = tree.parent(pattern).filter(|&up| self.kind(up) == Kind::Param)?;
        let (wrapper, inside) = self.text(self.child(param, Role::Annotation)?).split_once('<')?;
        let opened = self.text(pattern).split('(').next().unwrap_or_default();
        let last = |path: &str| path.rsplit("::").next().unwrap_or_default().trim().to_owned();
        Some(pointed_to(inside.trim().strip_suffix('>')?)).filter(|_| last(opened) == last(wrapper))
    }

    /// What `value` is made of by references and methods of these names.
    fn through(&self, value: NodeId, methods: &str) -> NodeId {
        let below = match self.kind(value) {
            Kind::Reference => self.child(value, Role::Operand),
            Kind::Call => {
                let callee = self.child(value, Role::Callee).filter(|&it| !self.has(it, Flags::PATH));
                let method =
                    callee.filter(|&it| self.kind(it) == Kind::Attribute && self.is_in_group(methods, self.name(it)));
                method.and_then(|it| self.child(it, Role::Object))
            }
            _ => None,
        };
        below.map_or(value, |below| self.through(below, methods))
    }

    /// The type that `object` is written with, or what it is an element of.
    pub(super) fn noted_as(&self, object: NodeId) -> Option<&str> {
        let walked = || {
            let id = self.facts.scopes.of_name.get(object.index()).copied().flatten()?;
            let How::Loop(walked) = self.facts.scopes.binding(id).single()?.how else { return None };
            elements_of(self.noted_type(self.through(walked?, "methods that walk the elements"))?)
        };
        self.noted_type(object).or_else(walked)
    }

    /// The type that a local, a parameter or a field is written with.
    pub(super) fn noted_type(&self, object: NodeId) -> Option<&str> {
        let holder = match self.kind(object) {
            Kind::Name => {
                let id = self.facts.scopes.of_name.get(object.index()).copied().flatten()?;
                let bind = self.facts.scopes.binding(id).single()?;
                let mut around = self.facts.tree.ancestors(bind.node);
                let holder = around.find(|&up| matches!(self.kind(up), Kind::Assign | Kind::Param));
                holder.filter(|&it| self.child(it, Role::Target) == Some(bind.node))?
            }
            Kind::Attribute if !self.has(object, Flags::PATH) => self.field_of(object)?,
            _ => return None,
        };
        self.child(holder, Role::Annotation).map(|it| self.text(it))
    }

    /// How many elements the array has that the chain `node` walks, by the type that it is written with: none at all where
    /// the type leaves that to its caller.
    pub(super) fn written_length(&self, node: NodeId) -> Option<i128> {
        let mut at = node;
        let walked = loop {
            let callee = self.child(at, Role::Callee).filter(|&it| !self.has(it, Flags::PATH));
            at = match self.kind(at) {
                Kind::Call => {
                    let method =
                        callee.filter(|&it| !self.is_in_group("methods that give more elements", self.name(it)))?;
                    self.child(method, Role::Object)?
                }
                Kind::Reference => self.child(at, Role::Operand)?,
                Kind::Name if self.origin(at) != at => self.origin(at),
                _ => break at,
            }
        };
        let listed = behind_pointers(self.noted_type(walked)?).strip_prefix('[')?.strip_suffix(']')?;
        let length = listed.rsplit_once(';')?.1.trim();
        let constant = || {
            let id = self.facts.scopes.lookup(ScopeId(0), length)?;
            self.constant(self.item_value(self.facts.scopes.binding(id).single()?.node)?)
        };
        Some(length.replace('_', "").parse().ok().or_else(constant).unwrap_or(0))
    }

    /// What the name at `part` is given by `let (a, b) = (x, y);`.
    fn part_given(&self, holder: NodeId, part: NodeId) -> Option<NodeId> {
        let tuple = |role: Role| self.child(holder, role).filter(|&it| self.kind(it) == Kind::Tuple);
        let targets = self.in_role(tuple(Role::Target)?, Role::Element);
        let values = self.in_role(tuple(Role::Value)?, Role::Element);
        let at = targets.iter().position(|&target| target == part)?;
        values.get(at).copied().filter(|_| targets.len() == values.len())
    }

    /// `T` for `T::new(…)`, awaited or not, that gives `Self` or `T`, or a Result or Option of it that is opened; for `T { … }`,
    /// `T::default()`, and a pointer to one of these.
    fn constructed(&self, value: NodeId) -> Option<&str> {
        match self.kind(value) {
            Kind::New => self.child(value, Role::Callee).map(|made| self.text(made)),
            Kind::Name => self.unit(value),
            Kind::Subscript => self.type_at_index(value),
            Kind::Reference => self.constructed(self.child(value, Role::Operand)?),
            Kind::Question => {
                let operand = self.child(value, Role::Operand)?;
                self.given_by(operand, true).or_else(|| self.type_taken(operand))
            }
            Kind::Call => self.unwrapped_or_pointed(value).or_else(|| self.given_by(value, false)),
            Kind::Await => self.given_by(value, false),
            _ => None,
        }
    }

    fn unwrapped_or_pointed(&self, call: NodeId) -> Option<&str> {
        let callee = self.child(call, Role::Callee).filter(|&it| self.kind(it) == Kind::Attribute)?;
        let object = self.child(callee, Role::Object)?;
        let argument = self.positional(call).first().copied();
        match (self.has(callee, Flags::PATH), self.name(callee)) {
            (false, "unwrap" | "expect") => self.given_by(object, true).or_else(|| self.type_taken(object)),
            (false, "clone") => self.receiver_type(object),
            (true, "new") if self.is_pointer(object) => {
                self.constructed(argument?).or_else(|| self.receiver_type(argument?))
            }
            (true, "clone") if self.is_pointer(object) => self.receiver_type(argument?),
            (true, "default") if self.own_function(call).is_none() => Some(self.text(object)),
            _ => None,
        }
    }

    fn is_pointer(&self, path: NodeId) -> bool {
        self.text(path).rsplit("::").next().is_some_and(|last| POINTERS.contains(&last))
    }

    /// What a call of a constructor gives, awaited or not; `opened`: what is inside the Result or Option that it gives.
    fn given_by(&self, value: NodeId, opened: bool) -> Option<&str> {
        let is_awaited = self.kind(value) == Kind::Await;
        let call = if is_awaited { self.child(value, Role::Operand)? } else { value };
        let callee = self.child(call, Role::Callee).filter(|&callee| self.has(callee, Flags::PATH))?;
        let made = self.text(self.child(callee, Role::Object)?);
        let function = self.own_function(call)?;
        let given = self.text(self.child(function, Role::Returns)?);
        let is_wrapped = ["Result<", "Option<"].iter().any(|wrapper| given.contains(wrapper));
        let inner = if opened { given.split_once('<').map_or("", |(_, rest)| rest) } else { given };
        let inner = if opened { inner.split([',', '>']).next().unwrap_or_default().trim() } else { inner };
        let same = (inner == "Self" || pointed_to(inner) == made) && opened == is_wrapped;
        (same && is_awaited == self.has(function, Flags::ASYNC)).then_some(made)
    }

    /// Whether the file has a type of this name, and no generic of what is around `place` is called like it.
    fn is_declared_type(&self, name: &str, place: NodeId) -> bool {
        let tree = &self.facts.tree;
        let generic = |node: NodeId| {
            let text = self.text(node);
            let head = text.split(['(', '{']).next().unwrap_or_default();
            let listed = head.split_once('<').map_or("", |(_, rest)| rest);
            let mut names = listed.split([',', '<', '>']);
            self.kind(node) == Kind::Function
                && names.any(|one| one.split(':').next().unwrap_or_default().trim() == name)
        };
        let mut impls = tree.of_kind(Kind::Impl).filter_map(|node| self.child(node, Role::Type));
        impls.any(|it| self.type_name(it) == name) && !tree.ancestors(place).any(generic)
    }
}

/// A written type without the references before it.
fn referred_to(written: &str) -> &str {
    let mut bare = written.trim();
    while let Some(rest) = bare.strip_prefix('&') {
        let rest = rest.trim_start();
        let rest = if rest.starts_with('\'') { rest.split_once(' ').map_or("", |(_, rest)| rest) } else { rest };
        bare = rest.trim_start().trim_start_matches("mut ").trim();
    }
    bare
}

/// The type of the elements of a written sequence; None for any other type.
fn elements_of(written: &str) -> Option<&str> {
    let bare = referred_to(written);
    if let Some(listed) = bare.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')) {
        return Some(listed.rsplit_once(';').map_or(listed, |(element, _)| element).trim());
    }
    let (head, inner) = bare.split_once('<')?;
    let inner = inner.strip_suffix('>')?.trim();
    match head.rsplit("::").next()? {
        name if POINTERS.contains(&name) => elements_of(inner),
        name => SEQUENCES.contains(&name).then_some(inner),
    }
}

/// The types of the keys and the values of a written map.
fn entries_of(written: &str) -> Option<(&str, &str)> {
    let (head, inner) = behind_pointers(written).split_once('<')?;
    let is_map = matches!(head.rsplit("::").next()?, "BTreeMap" | "HashMap");
    let mut parts = parts_of(inner.strip_suffix('>').filter(|_| is_map)?);
    Some((parts.next()?, parts.next()?))
}

/// The parts of a list of written types.
fn parts_of(written: &str) -> impl Iterator<Item = &str> {
    let mut depth = 0_i32;
    let parts = written.split(move |c| {
        depth += i32::from(matches!(c, '<' | '(' | '[')) - i32::from(matches!(c, '>' | ')' | ']'));
        c == ',' && depth == 0
    });
    parts.map(str::trim)
}

/// The name of a written type without references, pointers and parameters; `dyn` and `impl` stay as they are.
fn pointed_to(written: &str) -> &str {
    let bare = behind_pointers(written);
    let is_bound = bare.starts_with("dyn ") || bare.starts_with("impl ");
    if is_bound { bare } else { bare.split('<').next().unwrap_or_default().trim() }
}

/// A written type without the references and pointers before it.
pub(super) fn behind_pointers(written: &str) -> &str {
    let mut text = written.trim();
    loop {
        let bare = text.trim_start_matches('&').trim_start();
        let bare = match bare.strip_prefix('\'') {
            Some(lifetime) => lifetime.split_once(' ').map_or("", |(_, rest)| rest),
            None => bare,
        };
        let bare = bare.strip_prefix("mut ").unwrap_or(bare).trim();
        let (head, inner) = bare.split_once('<').unwrap_or((bare, ""));
        let pointer = head.rsplit("::").next().unwrap_or_default();
        match inner.strip_suffix('>').filter(|_| POINTERS.contains(&pointer)) {
            Some(inside) => text = inside.trim(),
            None => return bare,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{elements_of, entries_of, pointed_to};

    #[test]
    fn references_and_pointers_are_what_they_point_to() {
        let cases = [
            ("Store", "Store"),
            ("&'a mut Store<T>", "Store"),
            ("std::sync::Arc<Store>", "Store"),
            ("&Arc<Box<Store<u8>>>", "Store"),
            ("Vec<Store>", "Vec"),
            ("Box<dyn Store>", "dyn Store"),
            ("&impl Store", "impl Store"),
        ];
        for (written, expected) in cases {
            assert_eq!(pointed_to(written), expected, "{written}");
        }
    }

    #[test]
    fn maps_have_keys_and_values() {
        assert_eq!(entries_of("&HashMap<u8, Arc<Store>>"), Some(("u8", "Arc<Store>")));
        assert_eq!(entries_of("Arc<BTreeMap<(u8, u8), Store<u8>>>"), Some(("(u8, u8)", "Store<u8>")));
        assert_eq!(entries_of("Vec<Store>"), None);
    }

    #[test]
    fn sequences_have_elements_of_one_type() {
        let cases = [
            ("Vec<Store>", Some("Store")),
            ("&'a mut [Arc<Store>]", Some("Arc<Store>")),
            ("[Store; 4]", Some("Store")),
            ("Arc<std::collections::VecDeque<Store<u8>>>", Some("Store<u8>")),
            ("HashMap<u8, Store>", None),
            ("Store", None),
        ];
        for (written, expected) in cases {
            assert_eq!(elements_of(written), expected, "{written}");
        }
    }
}

//! How many elements an iterable gives: a small fixed number, a part of something longer, one chunk of many.

use std::sync::Arc;

use super::cx::Cx;
use crate::facts::{Bind, Flags, How, Kind, NodeId, Role};

impl Cx {
    /// Whether an iterable surely gives only a small, fixed number of elements: literal displays and texts, tuple constants of
    /// a module, ranges of constants, constant slices, and `enumerate`, `zip` … of these.
    pub fn is_bounded(self: &Arc<Self>, node: NodeId) -> bool {
        match self.kind(node) {
            Kind::List | Kind::Tuple | Kind::Set => {
                self.in_role(node, Role::Element).iter().all(|&element| self.kind(element) != Kind::Spread)
            }
            // `{ length: n }` counts as an array of n.
            Kind::Dict => self.facts.tree.children(node).all(|pair| {
                let length = self.child(pair, Role::Key).is_some_and(|key| self.text(key) == "length");
                self.kind(pair) == Kind::Pair && !self.has(pair, Flags::DOUBLE_STAR) && !length
            }),
            Kind::Subscript => self.child(node, Role::Index).is_some_and(|index| self.is_constant_slice(index)),
            Kind::String => true,
            Kind::Name => self.is_fixed_display(node) || self.is_chunk_cut_out(node) || self.is_imported_tuple(node),
            Kind::Attribute => self.is_imported_tuple(node),
            Kind::Call => self.is_bounded_call(node),
            Kind::Cast => self.child(node, Role::Value).is_some_and(|value| self.is_bounded(value)),
            _ => false,
        }
    }

    fn is_constant_slice(&self, index: NodeId) -> bool {
        let part = |role: Role| self.child(index, role).filter(|_| self.kind(index) == Kind::Slice);
        let (lower, upper) = (part(Role::Left), part(Role::Right));
        // `xs[::-1]` comes from the other end.
        if part(Role::Part).is_some_and(|step| self.is_negative(step)) {
            return false;
        }
        // `xs[i:i + 10]`
        let one_part = |lower: NodeId, end: NodeId| self.kind(end) == Kind::Binary && self.is_beyond(end, lower);
        let constant = |end: NodeId| self.kind(end) == Kind::Number || self.is_named_constant(end);
        match (lower, upper) {
            // `xs[-10:]`, up to wherever.
            (Some(lower), _) if self.is_negative(lower) => true,
            (Some(lower), Some(upper)) => one_part(lower, upper) || constant(lower) && constant(upper),
            (None, Some(upper)) => constant(upper),
            // `xs[10:]` has no upper bound.
            (_, None) => false,
        }
    }

    /// Whether `node` is a number with a minus.
    fn is_negative(&self, node: NodeId) -> bool {
        self.kind(node) == Kind::Unary && self.has(node, Flags::MINUS) && self.is_number(node)
    }

    /// Whether `name` stands for a tuple that is written out, for a set of which nothing is a method's object, a list of
    /// a function that is only walked; in a language without tuples for what is said never to change, or is a constant list by
    /// its capitals, which nothing changes.
    fn is_fixed_display(self: &Arc<Self>, name: NodeId) -> bool {
        let Some(binding) = self.binding_named(name) else { return false };
        let binding = self.facts.scopes.binding(binding);
        let Some(&How::Value(value)) = binding.single().map(|bind| &bind.how) else { return false };
        let asked = |&read: &NodeId| self.facts.tree[read].role == Role::Object;
        let fixed = match self.kind(value) {
            Kind::Tuple => true,
            Kind::Set => !binding.reads.iter().any(asked),
            Kind::List if self.language.calls_start() && self.is_written_as_constant(name) => {
                !self.changes(NodeId::ROOT, name)
            }
            Kind::List => {
                let once = |read: NodeId| self.is_only_walked(read) || self.adds_once(read, value);
                self.function(value).is_some() && binding.reads.iter().all(|&read| once(read))
            }
            _ => self.is_frozen(value),
        };
        fixed && self.is_bounded(value)
    }

    /// Whether nothing is done with a list where `name` reads it but to walk it, also by a method, `files.map(load)`, or to
    /// look at one of its elements or at how many there are.
    fn is_only_walked(&self, name: NodeId) -> bool {
        let tree = &self.facts.tree;
        let method =
            tree.parent(name).filter(|&up| self.kind(up) == Kind::Attribute && tree[name].role == Role::Object);
        let up = tree.parent(name);
        let looks = match tree[name].role {
            Role::Object => up.is_some_and(|up| self.kind(up) == Kind::Subscript && !self.has(up, Flags::STORE)),
            Role::Argument => up.and_then(|up| self.callee_path(up)).is_some_and(|path| {
                matches!(path.as_str(), "enumerate" | "len" | "list" | "reversed" | "sorted" | "tuple" | "zip")
            }),
            _ => false,
        };
        looks
            || tree[name].role == Role::Iterable
            || method.is_some_and(|method| {
                tree[method].role == Role::Callee && matches!(self.name(method), "map" | "flatMap" | "forEach")
            })
    }

    /// Whether one element is added to the list that `name` stands for, by a call that the function which made the list runs
    /// no more than once.
    fn adds_once(&self, name: NodeId, made: NodeId) -> bool {
        let tree = &self.facts.tree;
        let method =
            tree.parent(name).filter(|&up| self.kind(up) == Kind::Attribute && tree[name].role == Role::Object);
        let call = method.and_then(|method| tree.parent(method).filter(|_| tree[method].role == Role::Callee));
        let adds = method.is_some_and(|method| self.is_in_group("methods that append one", self.name(method)));
        adds && call.is_some_and(|call| {
            let one = self.positional(call);
            let single = matches!(one[..], [one] if self.kind(one) != Kind::Spread);
            single && self.function(call) == self.function(made) && !self.is_repeated(call)
        })
    }

    /// `[…] as const`, `Object.freeze([…])`.
    fn is_frozen(&self, value: NodeId) -> bool {
        match self.kind(value) {
            Kind::Cast => {
                let inner = || self.child(value, Role::Value).is_some_and(|inner| self.is_frozen(inner));
                self.has(value, Flags::CONST) || inner()
            }
            Kind::Call => self.callee_path(value).as_deref() == Some("Object.freeze"),
            _ => false,
        }
    }

    /// Whether all that a name is given are parts of fixed length, cut out of a list: `xs.slice(i, i + 10)`; or it is one of
    /// the parts that something known to cut gives, or a list that is emptied when it is full.
    fn is_chunk_cut_out(self: &Arc<Self>, name: NodeId) -> bool {
        let cuts = |value: NodeId| {
            let mut calls = self.facts.tree.walk(value).filter(|&it| self.kind(it) == Kind::Call);
            calls.any(|call| {
                let callee = self.child(call, Role::Callee).filter(|&it| self.kind(it) == Kind::Attribute);
                callee.is_some_and(|it| matches!(self.name(it), "slice" | "splice")) || self.is_call_of(call, "cuts")
            })
        };
        let cut = |value: NodeId| self.kind(value) == Kind::Subscript || self.kind(value) == Kind::Call && cuts(value);
        let Some(id) = self.binding_named(name) else { return false };
        let binds = self.facts.scopes.binding(id).binds.iter().filter(|bind| bind.how != How::Declared);
        let mut binds = binds.peekable();
        let is_part = |value: Option<NodeId>| value.is_some_and(|value| cut(value) && self.is_bounded(value));
        let is_cut = |bind: &Bind| match bind.how {
            How::Value(value) => is_part(Some(value)),
            How::Part => is_part(self.counterpart_of_target(bind.node)),
            How::Loop(Some(walked)) => self.is_call_of(walked, "cuts into parts") || self.gives_parts(walked),
            _ => false,
        };
        binds.peek().is_some() && binds.all(is_cut) || self.is_emptied_when_full(name)
    }

    /// The one value that a name is ever given, also as its part of several that are written out.
    pub(super) fn only_value(&self, name: NodeId) -> Option<NodeId> {
        self.values_given(name).filter(|values| values.len() == 1).map(|values| values[0])
    }

    /// The values that a name is given, at least one, if each is written down.
    fn values_given(&self, name: NodeId) -> Option<Vec<NodeId>> {
        let binding = self.facts.scopes.binding(self.binding_named(name)?);
        let given = binding.binds.iter().filter(|bind| bind.how != How::Declared).map(|bind| match bind.how {
            How::Value(value) => Some(value),
            How::Part => self.counterpart_of_target(bind.node),
            _ => None,
        });
        given.collect::<Option<Vec<NodeId>>>().filter(|values| !values.is_empty())
    }

    /// The value at the place of `target` in `first, rest = xs[:10], xs[10:]`.
    pub(in crate::words) fn counterpart_of_target(&self, target: NodeId) -> Option<NodeId> {
        let tree = &self.facts.tree;
        let targets = tree.parent(target).filter(|&up| tree[up].role == Role::Target)?;
        let value = tree.parent(targets).filter(|&up| self.kind(up) == Kind::Assign)?;
        let value = self.child(value, Role::Value).filter(|&value| self.kind(value) == Kind::Tuple)?;
        let (targets, values) = (self.in_role(targets, Role::Element), self.in_role(value, Role::Element));
        let plain = targets.iter().chain(&values).all(|&one| self.kind(one) != Kind::Spread);
        let at = targets.iter().position(|&one| one == target)?;
        values.get(at).copied().filter(|_| plain && targets.len() == values.len())
    }

    fn is_bounded_call(self: &Arc<Self>, node: NodeId) -> bool {
        let args = self.positional(node);
        let path = self.callee_path(node).unwrap_or_default();
        match path.as_str() {
            "Object.freeze" | "Object.keys" | "Object.values" | "Object.entries" => {
                args.first().is_some_and(|&first| self.is_bounded(first))
            }
            "range" => args.iter().all(|&arg| self.is_number(arg) || self.is_named_constant(arg)),
            "enumerate" | "reversed" | "sorted" | "list" | "tuple" | "set" => {
                args.first().is_some_and(|&first| self.is_bounded(first))
            }
            "zip" | "map" => args.iter().any(|&arg| self.is_bounded(arg)),
            // Its further arguments say from where to where.
            path if self.is_in_group("cuts", path) => {
                args.len() > 1 && args[1..].iter().all(|&arg| self.is_number(arg))
            }
            _ => self.is_bounded_method(node),
        }
    }

    /// Whether `node` is the name of a constant by the habits of the language, and of a number.
    fn is_named_constant(&self, node: NodeId) -> bool {
        self.is_written_as_constant(node) && self.constant(node).is_some()
    }

    fn is_written_as_constant(&self, node: NodeId) -> bool {
        let text = self.text(node);
        self.kind(node) == Kind::Name && text.contains(char::is_uppercase) && !text.contains(char::is_lowercase)
    }

    /// `{…}.items()` of a literal, `[…].filter(f)` of one, `xs.slice(a, a + 10)`.
    fn is_bounded_method(self: &Arc<Self>, node: NodeId) -> bool {
        let callee = self.child(node, Role::Callee).filter(|&callee| self.kind(callee) == Kind::Attribute);
        let Some((callee, object)) = callee.and_then(|callee| Some((callee, self.child(callee, Role::Object)?))) else {
            return false;
        };
        match self.name(callee) {
            "slice" => self.is_short_slice(&self.positional(node)) || self.is_bounded(object),
            "splice" => self.positional(node).len() > 1,
            "items" | "keys" | "values" | "entries" | "filter" | "map" | "sort" | "reverse" | "toSorted" => {
                self.is_bounded(object)
            }
            _ => false,
        }
    }

    /// `slice(0, 10)`, `slice(0, n)`, `slice(-10)`, `slice(i, i + 10)`, `slice(i, Math.min(i + 10, n))`; the end may have a
    /// name.
    fn is_short_slice(&self, args: &[NodeId]) -> bool {
        let [start, end] = args else {
            return matches!(args, [last] if self.kind(*last) == Kind::Unary && self.is_number(*last));
        };
        if self.kind(*end) == Kind::Number {
            return self.kind(*start) == Kind::Number;
        }
        if self.text(*start) == "0" && matches!(self.kind(*end), Kind::Name | Kind::Attribute) {
            return self.name(*end) != "length";
        }
        let named = self.only_value(*end).filter(|_| self.kind(*end) == Kind::Name);
        self.is_beyond(named.unwrap_or(*end), *start)
    }

    /// Whether `end` is a sum with `start`, or the smaller of one and something else.
    fn is_beyond(&self, end: NodeId, start: NodeId) -> bool {
        if self.kind(end) == Kind::Call && self.callee_path(end).as_deref() == Some("Math.min") {
            return self.positional(end).into_iter().any(|one| self.is_beyond(one, start));
        }
        let sides = |node: NodeId, sign: &str| {
            let is_so = self.kind(node) == Kind::Binary && self.sign(node) == sign;
            let sides = [Role::Left, Role::Right].map(|role| self.child(node, role).filter(|_| is_so));
            sides.into_iter().flatten().collect::<Vec<_>>()
        };
        let same = |one: NodeId, other: NodeId| self.text(one) == self.text(other);
        // `page * size` and `(page + 1) * size`.
        let next_of = |factor: NodeId| sides(start, "*").into_iter().any(|one| self.is_beyond(factor, one));
        let shared = |factor: NodeId| sides(start, "*").into_iter().any(|one| same(one, factor));
        let factors = sides(end, "*");
        sides(end, "+").into_iter().any(|side| same(side, start))
            || factors.iter().any(|&one| next_of(one) && factors.iter().any(|&other| other != one && shared(other)))
    }

    /// The number that `node` surely does not exceed: a literal, the smallest literal in `Math.min(…)`.
    fn at_most(&self, node: NodeId) -> Option<u64> {
        if self.kind(node) == Kind::Call && self.callee_path(node).as_deref() == Some("Math.min") {
            return self.positional(node).into_iter().filter_map(|one| self.at_most(one)).min();
        }
        self.text(node).replace('_', "").parse().ok()
    }

    /// The largest number of elements that `node` surely gives, where it is made by a count: `Array.from({ length: 3 })`,
    /// `new Array(3)`, `for (let i = 0; i < 3; i++)`.
    pub fn fixed_count(&self, node: NodeId) -> Option<u64> {
        let number = |node: NodeId| self.at_most(node);
        match self.kind(node) {
            Kind::Dict => {
                let is_length =
                    |pair: &NodeId| self.child(*pair, Role::Key).is_some_and(|key| self.text(key) == "length");
                let pair = self.facts.tree.children(node).find(is_length)?;
                number(self.child(pair, Role::Value)?)
            }
            Kind::Call | Kind::New => match (self.callee_path(node).as_deref(), &self.positional(node)[..]) {
                (Some("Array"), [one]) => number(*one),
                (Some("Array.from"), [one, ..]) => self.fixed_count(*one),
                _ => {
                    let callee =
                        self.child(node, Role::Callee).filter(|&callee| self.kind(callee) == Kind::Attribute)?;
                    let keeps = matches!(self.name(callee), "fill" | "keys" | "map" | "filter" | "entries");
                    self.fixed_count(self.child(callee, Role::Object).filter(|_| keeps)?)
                }
            },
            Kind::List => match self.in_role(node, Role::Element)[..] {
                [one] if self.kind(one) == Kind::Spread => self.fixed_count(self.child(one, Role::Value)?),
                _ => None,
            },
            Kind::ForLoop => {
                let test = self.child(node, Role::Test).filter(|&test| self.kind(test) == Kind::Compare)?;
                let less = self.text(test).contains('<');
                number(self.child(test, Role::Right).filter(|_| less)?)
            }
            _ => None,
        }
    }

    /// Whether `node` is one of the parts that a function called after chunks or batches gives, walked in a loop.
    pub fn is_chunk(&self, node: NodeId) -> bool {
        if self.is_one_chunk(node) {
            return true;
        }
        let Some(id) = self.binding_named(node) else { return false };
        self.facts.scopes.binding(id).binds.iter().any(|bind| match bind.how {
            How::Loop(Some(walked)) => self.names_chunks(walked),
            How::Value(value) => self.is_one_chunk(value),
            _ => false,
        })
    }

    /// `chunks[i]`, `batches.shift()`.
    fn is_one_chunk(&self, node: NodeId) -> bool {
        let owner = match self.kind(node) {
            Kind::Subscript => self.child(node, Role::Object),
            Kind::Call => self
                .child(node, Role::Callee)
                .filter(|&callee| matches!(self.name(callee), "shift" | "pop" | "at"))
                .and_then(|callee| self.child(callee, Role::Object)),
            _ => None,
        };
        owner.is_some_and(|owner| self.names_chunks(owner))
    }

    fn names_chunks(&self, walked: NodeId) -> bool {
        let is_call = self.kind(walked) == Kind::Call;
        let named = if is_call { self.child(walked, Role::Callee).unwrap_or(walked) } else { walked };
        let name = self.name(named).to_lowercase();
        name.contains("chunk") || name.contains("batch")
    }

    fn is_number(&self, node: NodeId) -> bool {
        match self.kind(node) {
            Kind::Number => true,
            Kind::Unary => self.child(node, Role::Operand).is_some_and(|operand| self.kind(operand) == Kind::Number),
            _ => false,
        }
    }
}

//! Values and their names: which name a declaration gives to a value, where that name is used.

use std::sync::Arc;

use minijinja::value::{Object, ObjectRepr, Value};

use super::cx::Cx;
use super::node::{Node, unknown_word};
use crate::facts::{Bind, BindingId, How, Kind, NodeId, Role, ScopeId};

/// The words of this subject.
pub(super) fn word(node: &Node, key: &str) -> Option<Value> {
    let (cx, id) = (&node.cx, node.id);
    Some(match key {
        "bound" => match cx.sole_name(id) {
            Some((binding, statement)) => Value::from_object(Bound { cx: Arc::clone(cx), binding, statement }),
            None => Value::from(()),
        },
        "member_uses" => node.nodes(cx.member_uses(id)),
        _ => return None,
    })
}

impl Cx {
    pub(super) fn binding_named(&self, name: NodeId) -> Option<BindingId> {
        self.facts.scopes.of_name.get(name.index()).copied().flatten()
    }

    /// The name that a declaration gives to the value `node`, or that a function declaration has, and the statement that
    /// does it and nothing else, if nothing else binds that name.
    pub fn sole_name(&self, node: NodeId) -> Option<(BindingId, NodeId)> {
        let tree = &self.facts.tree;
        let scopes = &self.facts.scopes;
        let (binding, statement) = if self.kind(node) == Kind::Function && self.is_statement(node) {
            scopes.all().find(|(_, it)| it.single().is_some_and(|bind| bind.node == node)).map(|(id, _)| (id, node))?
        } else {
            let item =
                tree.parent(node).filter(|&up| self.kind(up) == Kind::Assign && tree[node].role == Role::Value)?;
            let target = self.child(item, Role::Target).filter(|&target| self.kind(target) == Kind::Name)?;
            let statement = match tree.parent(item).filter(|&up| self.kind(up) == Kind::Declare) {
                Some(declaration) => Some(declaration).filter(|&it| self.in_role(it, Role::Item).len() == 1)?,
                None => item,
            };
            (self.binding_named(target)?, statement)
        };
        let single = scopes.binding(binding).single()?;
        let plain = matches!(single.how, How::Function | How::Value(_)) && !single.from_inside;
        // `export const x = …` is a statement in a statement.
        let whole = tree.parent(statement).filter(|&up| self.kind(up) == Kind::Export).unwrap_or(statement);
        (plain && self.is_statement(whole)).then_some((binding, whole))
    }

    /// Every place of the file that names the function `node` as a member: a method, or what a field or a key of a literal
    /// holds. One that is bound there stands for the whole `object.member.bind(…)`.
    pub fn member_uses(self: &Arc<Self>, node: NodeId) -> Vec<NodeId> {
        let tree = &self.facts.tree;
        let holder = tree.parent(node).filter(|&up| {
            let in_class = || tree.parent(up).is_some_and(|class| self.kind(class) == Kind::Class);
            tree[node].role == Role::Value
                && (self.kind(up) == Kind::Pair || self.kind(up) == Kind::Assign && in_class())
        });
        let name = self.name(holder.unwrap_or(node));
        let uses = self
            .named(name)
            .iter()
            .copied()
            .filter(|&place| self.kind(place) == Kind::Attribute && self.own_definition(place) == Some(node));
        let bound = |place: NodeId| {
            let bind = tree.parent(place).filter(|&up| self.kind(up) == Kind::Attribute && self.name(up) == "bind")?;
            tree.parent(bind).filter(|&call| self.child(call, Role::Callee) == Some(bind))
        };
        uses.map(|place| bound(place).unwrap_or(place)).collect()
    }

    /// The name under which a parameter `wanted`, or an option of that name taken out of a parameter, can be read at
    /// `place`, if nothing reads it. What is bound behind the place cannot be read there yet.
    pub fn unread_parameter(self: &Arc<Self>, place: NodeId, wanted: &str) -> Option<String> {
        let scopes = &self.facts.scopes;
        let scope = scopes.of_node[place.index()];
        let unread = |id: &BindingId| {
            let binding = scopes.binding(*id);
            binding.reads.is_empty()
                && !binding.exported
                && binding.single().is_some_and(|bind| self.is_parameter(bind, wanted) && self.ends_before(bind, place))
        };
        let plain = scopes.lookup(scope, wanted);
        if plain.is_some() {
            return plain.filter(unread).map(|_| wanted.to_owned());
        }
        let renamed = scopes.all().filter(|(id, binding)| {
            let pair = binding.single().and_then(|bind| self.facts.tree.parent(bind.node));
            let named = pair.is_some_and(|pair| self.kind(pair) == Kind::Pair && self.name(pair) == wanted);
            named && unread(id) && scopes.lookup(scope, &binding.name) == Some(*id)
        });
        renamed.map(|(_, binding)| binding.name.to_string()).next()
    }

    fn ends_before(&self, bind: &Bind, place: NodeId) -> bool {
        self.facts.tree[bind.node].span.end <= self.facts.tree[place].span.start
    }

    /// Whether a name is bound as a parameter, or taken out of one as its option `wanted`; a default or a type that says it is
    /// a text or a number rules it out, and so does an event or a walk that gives it: a process is told `'SIGTERM'`.
    fn is_parameter(self: &Arc<Self>, bind: &Bind, wanted: &str) -> bool {
        let says = |role| self.child(bind.node, role);
        let plain = |written: Option<&str>| written.is_some_and(|text| self.says_plain(text, bind.node));
        match bind.how {
            How::Parameter => {
                let constant =
                    says(Role::Default).is_some_and(|it| matches!(self.kind(it), Kind::String | Kind::Number));
                let annotation = says(Role::Annotation).map(|it| self.text(it).trim_start_matches(':'));
                !constant && !plain(annotation) && !self.is_given_in_turn(bind.node)
            }
            How::Part => self.is_part_of_parameter(bind.node) && !plain(self.written_text(bind.node).as_deref()),
            How::Value(value) => {
                let taken = self.kind(value) == Kind::Attribute && self.name(value) == wanted;
                taken
                    && self.child(value, Role::Object).is_some_and(|object| self.names_parameter(object))
                    && !plain(self.written_text(value).as_deref())
            }
            _ => false,
        }
    }

    /// Whether a written type has a text, a number or the name of a signal of the process in it, also through a type that the
    /// file declares.
    fn says_plain(&self, written: &str, place: NodeId) -> bool {
        let alias = |name: &str| {
            let scopes = &self.facts.scopes;
            let binding = scopes.binding(scopes.lookup(scopes.of_node[place.index()], name)?);
            let declared = binding.single().filter(|bind| self.kind(bind.node) == Kind::TypeDeclaration)?;
            Some(self.text(declared.node).split_once('=')?.1.trim_end_matches(';'))
        };
        let plain = |part: &str| {
            matches!(part, "string" | "number" | "boolean" | "bigint" | "symbol")
                || part.starts_with(['\'', '"', '`'])
                || part.starts_with(|first: char| first.is_ascii_digit())
                || part == "Signals"
                || part.ends_with(".Signals")
        };
        let parts = |text: &str, is: &dyn Fn(&str) -> bool| text.split('|').map(str::trim).any(is);
        parts(written, &|part| plain(part) || alias(part).is_some_and(|behind| parts(behind, &plain)))
    }

    /// Whether the parameter belongs to a function that listens to events, or is called with each element of something.
    fn is_given_in_turn(self: &Arc<Self>, param: NodeId) -> bool {
        let tree = &self.facts.tree;
        let Some(function) = tree.parent(param) else { return false };
        let names = self.sole_name(function).map(|(id, _)| self.facts.scopes.binding(id).reads.clone());
        let handed = std::iter::once(function).chain(names.unwrap_or_default());
        let mut calls = handed.filter(|&it| tree[it].role == Role::Argument).filter_map(|it| tree.parent(it));
        calls.any(|call| {
            let method = self.child(call, Role::Callee).map_or("", |callee| self.name(callee));
            ["listening methods", "walking methods"].iter().any(|group| self.is_in_group(group, method))
        })
    }

    fn is_part_of_parameter(&self, name: NodeId) -> bool {
        let tree = &self.facts.tree;
        let pattern = tree.ancestors(name).find(|&up| matches!(self.kind(up), Kind::Param | Kind::Assign));
        match pattern.map(|pattern| (self.kind(pattern), pattern)) {
            Some((Kind::Param, _)) => true,
            Some((_, item)) => self.child(item, Role::Value).is_some_and(|value| self.names_parameter(value)),
            None => false,
        }
    }

    /// Whether `value` is a parameter, perhaps with `{}` where there is none: `options ?? {}`.
    fn names_parameter(&self, value: NodeId) -> bool {
        let value = self.without_casts(value);
        if self.kind(value) == Kind::Logical {
            let operands = self.in_role(value, Role::Operand);
            let [first, other] = operands[..] else { return false };
            let empty = self.kind(other) == Kind::Dict && self.facts.tree.children(other).next().is_none();
            return empty && self.names_parameter(first);
        }
        let binding = self.binding_named(value).filter(|_| self.kind(value) == Kind::Name);
        let bind = binding.and_then(|id| self.facts.scopes.binding(id).single());
        bind.is_some_and(|bind| bind.how == How::Parameter)
    }
}

/// A name that one declaration binds, as a value.
#[derive(Debug)]
pub struct Bound {
    cx: Arc<Cx>,
    /// The binding.
    pub binding: BindingId,
    statement: NodeId,
}

impl Bound {
    /// The name.
    pub fn name(&self) -> &str {
        &self.cx.facts.scopes.binding(self.binding).name
    }

    /// Whether an import can take over the name: it is bound at module level, or neither by a scope around nor free anywhere.
    pub fn can_be_imported(&self) -> bool {
        let scopes = &self.cx.facts.scopes;
        let own = scopes.binding(self.binding).scope;
        let mut around = std::iter::successors(scopes.scope(own).parent, |&scope| scopes.scope(scope).parent);
        let is_free = || scopes.free.iter().any(|&(_, span)| self.cx.slice(span) == self.name());
        own == ScopeId(0) || around.all(|scope| !scopes.scope(scope).names.contains_key(self.name())) && !is_free()
    }

    fn reads(&self, calls: bool) -> Value {
        let cx = &self.cx;
        let tree = &cx.facts.tree;
        let call = |read: &NodeId| {
            tree.parent(*read).filter(|&up| cx.kind(up) == Kind::Call && tree[*read].role == Role::Callee)
        };
        let reads = cx.facts.scopes.binding(self.binding).reads.iter();
        if calls {
            reads.filter_map(call).map(|call| Node::value(cx, call)).collect()
        } else {
            reads.filter(|read| call(read).is_none()).map(|&read| Node::value(cx, read)).collect()
        }
    }
}

impl Object for Bound {
    fn repr(self: &Arc<Self>) -> ObjectRepr {
        ObjectRepr::Plain
    }

    fn is_true(self: &Arc<Self>) -> bool {
        true
    }

    fn get_value_by_str(self: &Arc<Self>, key: &str) -> Option<Value> {
        let binding = self.cx.facts.scopes.binding(self.binding);
        Some(match key {
            "name" => Value::from(self.name()),
            "statement" => Node::value(&self.cx, self.statement),
            "exported" => Value::from(binding.exported),
            "calls" => self.reads(true),
            "others" => self.reads(false),
            "importable" => Value::from(self.can_be_imported()),
            _ => return unknown_word(key),
        })
    }
}

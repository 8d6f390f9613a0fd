//! A thing that the file makes once, and every place of the file that stands for it: a name, an attribute of an object.

use std::sync::Arc;

use minijinja::Value;

use super::cx::Cx;
use super::node::Node;
use super::types::Type;
use crate::facts::{Bind, Flags, How, Kind, NodeId, Role};

impl Cx {
    /// The one assignment of this file that makes what the name or attribute `node` stands for; none if there are
    /// several that it may be, or something else may be bound to it.
    pub fn assignment(self: &Arc<Self>, node: NodeId) -> Option<NodeId> {
        match self.kind(node) {
            Kind::Name => {
                let id = self.facts.scopes.of_name.get(node.index()).copied().flatten()?;
                let turn = self.turn_of(node, id);
                match turn.as_ref().unwrap_or(self.facts.scopes.binding(id)).single()? {
                    Bind { node, how: How::Value(_), from_inside: false } => self.facts.tree.parent(*node),
                    _ => None,
                }
            }
            Kind::Attribute => {
                let class = self.class_of_object(node)?;
                let tree = &self.facts.tree;
                let mut made = tree.ids().filter(|&one| self.makes_attribute(one, class, self.name(node)));
                made.next().filter(|_| made.next().is_none())
            }
            _ => None,
        }
    }

    /// Whether something asks, once `node` has run, for all names of its scope at once, or for one by a text: `locals()`,
    /// `eval(text)`.
    pub fn reads_all_names(&self, node: NodeId) -> bool {
        let tree = &self.facts.tree;
        let function = self.function(node);
        let again = |call: NodeId| {
            tree.ancestors(call)
                .take_while(|&up| Some(up) != function)
                .any(|up| matches!(self.kind(up), Kind::For | Kind::While) && tree.is_within(node, up))
        };
        // Of a module and a class body such a call gives what goes on changing.
        let is_over = |call: NodeId| {
            function.is_some()
                && self.class_body(node).is_none()
                && self.function(call) == function
                && tree[call].span.end <= tree[node].span.start
                && !again(call)
        };
        let mut calls = tree.of_kind_in(function.unwrap_or(NodeId::ROOT), Kind::Call);
        calls.any(|call| self.is_call_of(call, "readers of all names") && !is_over(call))
    }

    /// The class of this file of whose instances (or of which itself) `attribute` is an attribute.
    fn class_of_object(self: &Arc<Self>, attribute: NodeId) -> Option<NodeId> {
        self.class_here(self.child(attribute, Role::Object)?)
    }

    /// The class of this file that `object` is, or is an instance of.
    pub(super) fn class_here(self: &Arc<Self>, object: NodeId) -> Option<NodeId> {
        match self.type_of(object) {
            Type::Local(cx, class) | Type::Class(cx, class) if Arc::ptr_eq(&cx, self) => Some(class),
            _ => None,
        }
    }

    /// Whether `assign` writes the attribute: in its class, or on any object that may be one of it.
    fn makes_attribute(self: &Arc<Self>, assign: NodeId, class: NodeId, name: &str) -> bool {
        if self.assigned_attribute(assign, class, name).is_some() && self.facts.tree.is_within(assign, class) {
            return true;
        }
        matches!(self.kind(assign), Kind::Assign | Kind::AugAssign)
            && self.in_role(assign, Role::Target).iter().any(|&target| {
                self.kind(target) == Kind::Attribute
                    && self.name(target) == name
                    && self.class_of_object(target).is_none_or(|other| self.is_kin(other, class))
            })
    }

    /// Whether one of the classes derives from the other, as far as this file shows.
    pub(super) fn is_kin(self: &Arc<Self>, one: NodeId, other: NodeId) -> bool {
        one == other || self.has_ancestor(one, other, 8) || self.has_ancestor(other, one, 8)
    }

    fn has_ancestor(self: &Arc<Self>, class: NodeId, ancestor: NodeId, depth: u32) -> bool {
        let Some(depth) = depth.checked_sub(1) else { return true };
        self.in_role(class, Role::Base).into_iter().any(|base| match self.type_of(base) {
            Type::Class(cx, base) => {
                Arc::ptr_eq(&cx, self) && (base == ancestor || self.has_ancestor(base, ancestor, depth))
            }
            _ => false,
        })
    }

    /// Every expression of this file that reads what the name or attribute `node` stands for. An attribute of an object
    /// whose class is not known counts.
    pub fn references(self: &Arc<Self>, node: NodeId) -> Vec<NodeId> {
        let tree = &self.facts.tree;
        match self.kind(node) {
            Kind::Name => {
                let id = self.facts.scopes.of_name.get(node.index()).copied().flatten();
                id.map_or_else(Vec::new, |id| self.facts.scopes.binding(id).reads.clone())
            }
            Kind::Attribute => {
                let Some(class) = self.class_of_object(node) else { return Vec::new() };
                let is_read = |&one: &NodeId| {
                    self.kind(one) == Kind::Attribute
                        && self.name(one) == self.name(node)
                        && tree[one].role != Role::Target
                        && self.class_of_object(one).is_none_or(|other| self.is_kin(other, class))
                };
                let in_body = |&one: &NodeId| {
                    self.kind(one) == Kind::Name
                        && self.text(one) == self.name(node)
                        && self.class_body(one) == Some(class)
                };
                // `getattr(self, "lock")`
                let by_text = |&one: &NodeId| {
                    let named = self.named_by_text(one).filter(|&(_, name)| name == self.name(node));
                    let object = named.and_then(|(object, _)| object);
                    object.is_some_and(|it| self.class_here(it).is_none_or(|other| self.is_kin(other, class)))
                };
                let is_read = |one: &NodeId| is_read(one) || by_text(one);
                tree.ids().filter(|one| is_read(one) || in_body(one) && tree[*one].role != Role::Target).collect()
            }
            _ => Vec::new(),
        }
    }

    /// Whether another file of the project, one that names this module, also writes what the name or attribute `node` is
    /// called: a name as a word, an attribute of anything but its own object; or a class of another file that is kin to the
    /// one around uses that attribute.
    pub fn is_used_outside(self: &Arc<Self>, node: NodeId) -> bool {
        self.is_used_outside_where(node, |_| true) || self.is_used_by_kin(node)
    }

    /// The same for uses with one of these members behind the name: `lock.release`.
    pub fn is_used_outside_by(&self, node: NodeId, members: &[String]) -> bool {
        self.is_used_outside_where(node, |behind| {
            let member = behind.strip_prefix('.').map(|rest| rest.split(|c: char| !c.is_alphanumeric() && c != '_'));
            member.and_then(|mut words| words.next()).is_some_and(|word| members.iter().any(|member| member == word))
        })
    }

    fn is_used_outside_where(&self, node: NodeId, used: impl Fn(&str) -> bool) -> bool {
        let path = self.source.path();
        let stem = path.file_stem().and_then(|stem| stem.to_str()).filter(|stem| *stem != "__init__");
        let folder = || path.parent()?.file_name()?.to_str();
        let Some(module) = stem.or_else(folder) else { return false };
        let is_attribute = self.kind(node) == Kind::Attribute;
        let name = self.name(node);
        let is_use = |text: &str, at: usize| {
            (!is_attribute || text[..at].ends_with('.') && !text[..at].ends_with("self."))
                && used(&text[at + name.len()..])
        };
        self.any_other_text(|other, text| {
            // Which part of a file is code is asked only where there is something to find.
            let holds = |word: &str| memchr::memmem::find(text.as_bytes(), word.as_bytes()).is_some();
            holds(module) && holds(name) && {
                let code = self.language.words(other, text.as_bytes());
                let code = String::from_utf8_lossy(&code);
                words_in(&code, module).next().is_some() && words_in(&code, name).any(|at| is_use(&code, at))
            }
        })
    }

    /// Whether `node` is a name for a value that nothing but `node` reads, and that once for each time it is made.
    pub fn is_read_once(&self, node: NodeId) -> bool {
        let id = self.facts.scopes.of_name.get(node.index()).copied().flatten();
        id.is_some_and(|id| self.is_used_once(id, node))
    }

    /// Whether the test `node` waits for what others set: it asks nothing but attributes, entries, names that a function
    /// elsewhere writes, and methods that tell the state of their object, also by way of functions that only compute.
    pub fn is_set_elsewhere(self: &Arc<Self>, node: NodeId) -> bool {
        let all = self.kind(node) == Kind::Logical && !self.has(node, Flags::OR);
        let operands = if all { self.in_role(node, Role::Operand) } else { vec![node] };
        // `not self.ready and time.monotonic() < deadline`: the clock only ends the wait.
        let (timed, asked): (Vec<NodeId>, Vec<NodeId>) = operands.into_iter().partition(|&one| self.asks_clock(one));
        (timed.is_empty() || all) && !asked.is_empty() && self.asks_what_others_set(&asked)
    }

    /// Whether the calls in `node` ask what time it is, and nothing else.
    fn asks_clock(&self, node: NodeId) -> bool {
        let tree = &self.facts.tree;
        let mut calls = tree.of_kind_in(node, Kind::Call).peekable();
        calls.peek().is_some() && calls.all(|call| self.is_call_of(call, "clocks"))
    }

    fn asks_what_others_set(self: &Arc<Self>, nodes: &[NodeId]) -> bool {
        let tree = &self.facts.tree;
        let parts: Vec<NodeId> = nodes.iter().flat_map(|&node| tree.walk(node)).collect();
        let plain = parts.iter().all(|&part| match self.kind(part) {
            Kind::Call => self.tells_state(part) || self.only_compares(part),
            Kind::Await | Kind::Yield | Kind::Function => false,
            _ => true,
        });
        plain
            && parts.iter().any(|&part| match self.kind(part) {
                Kind::Attribute => tree[part].role != Role::Callee && self.path(part).is_none(),
                Kind::Call => self.tells_state(part),
                Kind::Subscript => true,
                Kind::Name => self.is_written_elsewhere(part) || self.is_changed_elsewhere(part),
                _ => false,
            })
    }

    /// Whether the call asks an object for its state by a method without arguments.
    fn tells_state(&self, call: NodeId) -> bool {
        let Some(callee) = self.child(call, Role::Callee).filter(|&callee| self.kind(callee) == Kind::Attribute) else {
            return false;
        };
        let name = self.name(callee);
        let is_asked = name.starts_with("is_") || name.starts_with("has_") || self.is_in_group("state methods", name);
        is_asked && self.child(call, Role::Argument).is_none() && self.path(callee).is_none()
    }

    /// Whether the call computes something of its arguments, or compares them to its object, and asks nobody else.
    fn only_compares(self: &Arc<Self>, call: NodeId) -> bool {
        let Some(callee) = self.child(call, Role::Callee) else { return false };
        match self.path(callee) {
            Some(path) => self.is_in_group("pure functions", &path),
            None if self.is_in_group("looking methods", self.name(callee)) => self.is_on_collection(callee),
            None => self.kind(callee) == Kind::Attribute && self.is_in_group("comparing methods", self.name(callee)),
        }
    }

    /// Whether the method is one of a list, dict or set that this file makes.
    fn is_on_collection(self: &Arc<Self>, method: NodeId) -> bool {
        let made = self.child(method, Role::Object).and_then(|object| self.made_by(object));
        made.is_some_and(|made| self.is_mutable_collection(made))
    }

    /// Whether a function other than the one that reads `name` calls a method that changes the object.
    fn is_changed_elsewhere(&self, name: NodeId) -> bool {
        let Some(id) = self.facts.scopes.of_name.get(name.index()).copied().flatten() else { return false };
        let here = self.function(name);
        self.facts.scopes.binding(id).reads.iter().any(|&read| {
            let up = self.facts.tree.parent(read).filter(|&up| self.kind(up) == Kind::Attribute);
            up.is_some_and(|up| {
                self.facts.tree[up].role == Role::Callee
                    && self.is_in_group("changing methods", self.name(up))
                    && self.function(read) != here
            })
        })
    }

    /// Whether a function other than the one that reads `name` binds it.
    fn is_written_elsewhere(&self, name: NodeId) -> bool {
        let Some(id) = self.facts.scopes.of_name.get(name.index()).copied().flatten() else { return false };
        let here = self.function(name);
        self.facts.scopes.binding(id).binds.iter().any(|bind| bind.from_inside && self.function(bind.node) != here)
    }

    /// Whether `name` is bound by the file where `node` stands, so that it is no builtin there.
    pub fn is_bound_at(&self, node: NodeId, name: &str) -> bool {
        let scopes = &self.facts.scopes;
        !scopes.stars.is_empty() || scopes.lookup(scopes.of_node[node.index()], name).is_some()
    }

    /// Whether the file imports the package, or a module below it.
    pub fn imports(&self, package: &str) -> bool {
        let is_below = |rest: &str| rest.is_empty() || rest.starts_with('.');
        self.facts.modules.iter().any(|module| module.strip_prefix(package).is_some_and(is_below))
    }

    /// Whether a path that stands in one of `groups` of the tables is used anywhere in the file, or a method of that name.
    pub fn uses_group(self: &Arc<Self>, group: &str) -> bool {
        self.asked.used_groups.get(group.into(), || self.uses_one_of(self.group(group)))
    }

    fn uses_one_of(self: &Arc<Self>, names: &[String]) -> bool {
        let tree = &self.facts.tree;
        tree.ids().any(|node| match self.kind(node) {
            Kind::Attribute => {
                let method = names.iter().any(|name| name.strip_prefix('.') == Some(self.name(node)));
                method || self.path(node).is_some_and(|path| names.contains(&path))
            }
            Kind::Name => self.path(node).is_some_and(|path| names.contains(&path)),
            _ => false,
        })
    }
}

/// Where `word` stands in `text` as a word of its own. What has no name stands nowhere.
pub(super) fn words_in<'a>(text: &'a str, word: &'a str) -> impl Iterator<Item = usize> + 'a {
    let is_part = |c: char| c.is_alphanumeric() || c == '_';
    // An empty word would be found inside a character, too.
    memchr::memmem::find_iter(text.as_bytes(), word).filter(move |&at| {
        !word.is_empty() && !text[..at].ends_with(is_part) && !text[at + word.len()..].starts_with(is_part)
    })
}

/// What this file adds to the words of a node.
pub(super) fn word(node: &Node, key: &str) -> Option<Value> {
    let (cx, id) = (&node.cx, node.id);
    Some(match key {
        "assignment" => node.maybe(cx.assignment(id)),
        "used_once" => Value::from(cx.is_read_once(id)),
        "set_elsewhere" => Value::from(cx.is_set_elsewhere(id)),
        "taken_elsewhere" => Value::from(cx.is_taken_elsewhere(id)),
        "used_outside" => Value::from(cx.is_used_outside(id)),
        "references" => node.nodes(cx.references(id)),
        _ => return None,
    })
}

/// What this file adds to the words with arguments.
pub(super) fn method(node: &Node, name: &str, words: &[String]) -> Option<Value> {
    let (cx, id) = (&node.cx, node.id);
    Some(match name {
        "sees" => Value::from(words.iter().any(|name| cx.is_bound_at(id, name))),
        "uses_group" => Value::from(words.iter().any(|group| cx.uses_group(group))),
        "imports" => Value::from(words.iter().any(|package| cx.imports(package))),
        _ => return None,
    })
}

//! Who calls whom in a file.

use std::sync::Arc;

use rustc_hash::{FxHashMap, FxHashSet};

use crate::facts::{How, Kind, NodeId, Role};
use crate::words::cx::Cx;
use crate::words::types::Type;

/// Callers that are followed upwards before it counts as not known.
const DEEPEST: u32 = 8;

/// The group of calls that may give what they were given.
const HANDING_ON: &str = "calls that hand on an object";

/// Which calls count where it is asked what a place may call.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Reach {
    /// All of them.
    Any,
    /// Those that may lead to what one object has of its own.
    Object,
}

/// Whether the callers of a function hold a lock.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Held {
    /// No call is seen under a lock.
    Never,
    /// Some calls are, some are not.
    Sometimes,
    /// Every call is.
    Always,
}

impl Cx {
    /// The functions of this file that running `nodes` may call, directly or through others; calls by a bare method name
    /// count if what they are called on is not known.
    pub fn reached(self: &Arc<Self>, nodes: &[NodeId]) -> FxHashSet<NodeId> {
        self.reached_through(nodes, Reach::Any)
    }

    /// The same, where only what one object has of its own counts.
    pub(super) fn reached_on_object(self: &Arc<Self>, nodes: &[NodeId]) -> FxHashSet<NodeId> {
        self.reached_through(nodes, Reach::Object)
    }

    fn reached_through(self: &Arc<Self>, nodes: &[NodeId], reach: Reach) -> FxHashSet<NodeId> {
        let mut found = FxHashSet::default();
        let mut open: Vec<NodeId> = nodes.iter().flat_map(|&node| self.callable_from(node, reach).to_vec()).collect();
        while let Some(function) = open.pop() {
            if found.insert(function) {
                let bodies = self.facts.tree.in_role(function, Role::Body);
                open.extend(bodies.flat_map(|body| self.callable_from(body, reach).to_vec()));
            }
        }
        found
    }

    /// The functions of this file that running `node` may call directly.
    fn callable_from(self: &Arc<Self>, node: NodeId, reach: Reach) -> Arc<[NodeId]> {
        self.asked.callable.get((node, reach), || {
            // Functions that are made there, or handed on, may be called as well.
            let inside = self.facts.tree.walk(node);
            let mut found: Vec<NodeId> = Vec::new();
            for part in inside {
                if self.kind(part) == Kind::Call {
                    found.extend(match reach {
                        Reach::Any => self.called(part),
                        Reach::Object => self.called_on_object(part),
                    });
                    found.extend(self.taken_as_argument(part));
                } else if self.is_handed_on(part) {
                    match self.function_of(part) {
                        Some(function) => found.push(function),
                        None => found.extend(self.methods_by_name(part)),
                    }
                }
            }
            found.sort_unstable();
            found.dedup();
            found.into()
        })
    }

    /// What `call` may call, without the methods of the own class that only have the name of what is called on an object
    /// that the own one keeps: should it be of the same class, it has its own state, and its own lock.
    fn called_on_object(self: &Arc<Self>, call: NodeId) -> Vec<NodeId> {
        let mut found = self.called(call);
        let callee = self.child(call, Role::Callee).filter(|&callee| self.kind(callee) == Kind::Attribute);
        let certain = callee.is_some_and(|callee| matches!(self.type_of(callee), Type::Function(..)));
        let kept = callee.and_then(|callee| self.child(callee, Role::Object)).filter(|_| !certain);
        if let Some(class) = kept.and_then(|kept| self.keeper_of_another(kept)) {
            found.retain(|&method| self.class_of_method(method) != Some(class));
        }
        found
    }

    /// The class whose own object keeps another one in its attribute `kept`, by all that the file gives it and its members.
    fn keeper_of_another(&self, kept: NodeId) -> Option<NodeId> {
        let tree = &self.facts.tree;
        let own = self.child(kept, Role::Object).filter(|&own| self.is_self(own))?;
        let class = self.class_of_this(own).map(|(class, _)| class).or_else(|| self.class_of_self(own))?;
        // `this.steps.load = …` gives something to a member.
        let whole = |&node: &NodeId| {
            let inner =
                tree.ancestors(node).take_while(|&up| matches!(self.kind(up), Kind::Attribute | Kind::Subscript));
            inner.last().unwrap_or(node)
        };
        let targets = self.named(self.name(kept)).iter().map(whole).filter(|&node| tree[node].role == Role::Target);
        let mut given = targets.filter_map(|target| self.child(tree.parent(target)?, Role::Value));
        let is_own = |value: NodeId, part: NodeId| {
            let mut around = tree.ancestors(part).take_while(|&up| tree.is_within(up, value));
            self.is_self(part) && (tree[part].role != Role::Object || around.any(|up| self.kind(up) == Kind::Function))
        };
        (!given.any(|value| tree.walk(value).any(|part| is_own(value, part)))).then_some(class)
    }

    /// The functions of this file that callers hand over as the parameter that `call` calls, or in it.
    fn taken_as_argument(self: &Arc<Self>, call: NodeId) -> Vec<NodeId> {
        let Some((function, at)) = self.called_parameter(call) else { return Vec::new() };
        let callers = self.callers_by(self.given_name(function), function);
        let calls = callers.into_iter().filter_map(|used| self.facts.tree.parent(used));
        let calls = calls.filter(|&call| self.kind(call) == Kind::Call);
        let handed = calls.filter_map(|call| self.positional(call).get(at).copied());
        let functions = handed.flat_map(|it| match self.kind(it) {
            Kind::Function => vec![it],
            Kind::Dict => self.facts.tree.of_kind_in(it, Kind::Function).collect(),
            _ => self.function_of(it).into_iter().collect(),
        });
        functions.collect()
    }

    /// The function whose parameter `call` calls, or a member of which it calls, and the place of that parameter.
    fn called_parameter(&self, call: NodeId) -> Option<(NodeId, usize)> {
        let tree = &self.facts.tree;
        let callee = self.child(call, Role::Callee)?;
        let root = std::iter::successors(Some(callee), |&at| self.child(at, Role::Object)).last()?;
        let name = Some(root).filter(|&root| self.kind(root) == Kind::Name)?;
        let bind = self.facts.scopes.binding(self.variable(name)?).single()?;
        let function = tree.ancestors(bind.node).find(|&up| self.kind(up) == Kind::Function)?;
        let params = self.in_role(function, Role::Param);
        let at = params.iter().position(|&param| tree.is_within(bind.node, param))?;
        // A method is called without the object that its first parameter is.
        let bound = usize::from(!self.language.has_braces() && self.class_of_method(function).is_some());
        Some((function, at.checked_sub(bound)?))
    }

    /// Whether the name or attribute is an argument.
    fn is_handed_on(&self, node: NodeId) -> bool {
        let named = matches!(self.kind(node), Kind::Name | Kind::Attribute);
        named && matches!(self.facts.tree[node].role, Role::Argument | Role::Value)
    }

    /// The functions of this file that a call may call.
    pub fn called(self: &Arc<Self>, call: NodeId) -> Vec<NodeId> {
        let Some(callee) = self.child(call, Role::Callee) else { return Vec::new() };
        if let Type::Function(cx, function) = self.type_of(callee) {
            return if Arc::ptr_eq(&cx, self) { self.with_overriders(callee, function) } else { Vec::new() };
        }
        self.methods_by_name(callee)
    }

    /// The methods of this file that an attribute may stand for by its name, where nothing is known of its object.
    fn methods_by_name(self: &Arc<Self>, attribute: NodeId) -> Vec<NodeId> {
        let unknown = self.kind(attribute) == Kind::Attribute && self.path(attribute).is_none();
        let named = if unknown { self.methods_named(self.name(attribute)) } else { &[] };
        let known = !named.is_empty()
            && self.child(attribute, Role::Object).is_some_and(|object| {
                let has_class = self.instance_path(object).is_some() && !self.is_call_of(object, HANDING_ON);
                has_class
                    || matches!(self.kind(object), Kind::String | Kind::Number)
                    || self.is_always_collection(object)
            });
        if known { Vec::new() } else { named.to_vec() }
    }

    /// Whether the name or attribute gets nothing but lists, dicts and sets in this file. Where objects are written as
    /// displays, those may have methods of the file.
    fn is_always_collection(self: &Arc<Self>, object: NodeId) -> bool {
        let values: Option<Vec<NodeId>> = match self.kind(object) {
            _ if self.language.has_braces() => None,
            Kind::Name => self.variable(object).and_then(|id| {
                let binds = self.facts.scopes.binding(id).binds.iter();
                binds.map(|bind| if let How::Value(value) = bind.how { Some(value) } else { None }).collect()
            }),
            Kind::Attribute => {
                let is_set = |&node: &NodeId| {
                    let member = self.kind(node) == Kind::Attribute || self.class_body(node).is_some();
                    member && self.facts.tree[node].role == Role::Target
                };
                let targets = self.named(self.name(object)).iter().copied().filter(is_set);
                let assign = |target| self.facts.tree.parent(target).filter(|&up| self.kind(up) == Kind::Assign);
                targets.map(|target| self.child(assign(target)?, Role::Value)).collect()
            }
            _ => None,
        };
        values.is_some_and(|values| {
            !values.is_empty() && values.into_iter().all(|value| self.is_mutable_collection(value))
        })
    }

    /// Methods of this file's classes with this name.
    pub fn methods_named(&self, name: &str) -> &[NodeId] {
        let list = || {
            let mut methods: FxHashMap<Box<str>, Vec<NodeId>> = FxHashMap::default();
            let functions = self.facts.tree.of_kind(Kind::Function);
            for method in functions.filter(|&function| self.class_of_method(function).is_some()) {
                methods.entry(self.name(method).into()).or_default().push(method);
            }
            methods
        };
        self.asked.methods.get_or_init(list).get(name).map_or(&[], Vec::as_slice)
    }

    /// Calls of `function` in this file. Where its name is used otherwise than in a call, that use is given.
    pub fn callers(self: &Arc<Self>, function: NodeId) -> Vec<NodeId> {
        self.callers_by(self.name(function), function)
    }

    /// The same for a function that goes by `name`.
    fn callers_by(self: &Arc<Self>, name: &str, function: NodeId) -> Vec<NodeId> {
        let tree = &self.facts.tree;
        let named = self.named(name).iter().copied();
        let uses = named.filter(|&node| self.kind(node) == Kind::Attribute || tree[node].role != Role::Target);
        uses.filter(|&node| {
            let call = tree.parent(node).filter(|&up| self.kind(up) == Kind::Call && tree[node].role == Role::Callee);
            match call {
                Some(call) => self.called(call).contains(&function),
                None => self.own_definition(node) == Some(function),
            }
        })
        .collect()
    }

    /// Whether the callers of `function` hold a lock when they call it.
    pub fn callers_hold(self: &Arc<Self>, function: NodeId) -> Held {
        self.held_by_callers(function, DEEPEST)
    }

    /// The same with so many callers to follow.
    fn held_by_callers(self: &Arc<Self>, function: NodeId, depth: u32) -> Held {
        let Some(left) = depth.checked_sub(1) else { return Held::Never };
        self.asked.held.get((function, depth), || self.held_by(self.callers(function), function, left))
    }

    fn held_by(self: &Arc<Self>, callers: Vec<NodeId>, function: NodeId, depth: u32) -> Held {
        let (mut with, mut without, mut partly) = (FxHashSet::default(), false, false);
        for caller in callers {
            let in_itself = self.function(caller) == Some(function);
            let entered = self.holding(caller).last().map(|taking| taking.lock);
            if let Some(lock) = entered.or_else(|| self.acquired_around(&[caller]).last().copied()) {
                with.insert(self.text(lock).to_owned());
            } else if self.is_kept_apart(&[caller]) {
                with.insert("acquired".to_owned());
            } else if !in_itself {
                match self.function(caller).map_or(Held::Never, |around| self.held_by_callers(around, depth)) {
                    Held::Always => drop(with.insert("callers".to_owned())),
                    Held::Sometimes => partly = true,
                    Held::Never => without = true,
                }
            }
        }
        match (with.len(), without || partly) {
            (0, _) if !partly => Held::Never,
            (1, false) => Held::Always,
            _ => Held::Sometimes,
        }
    }
}

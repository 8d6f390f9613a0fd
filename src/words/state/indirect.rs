//! Calls of what a table, an attribute or a variable holds: which functions of the file they may run.

use std::sync::Arc;

use rustc_hash::{FxHashMap, FxHashSet};

use crate::facts::{How, Kind, NodeId, Role};
use crate::words::asked::RunByLanguage;
use crate::words::cx::Cx;
use crate::words::types::Type;

/// The group of methods that no call names.
pub(in crate::words) const RUN_BY_LANGUAGE: &str = "methods that the language runs";

/// Functions of the file that something may run. Those that stand for very many are told by what they are: a call of
/// what a table holds may run every one that is kept anywhere.
#[derive(Default)]
struct Runs {
    functions: Vec<NodeId>,
    /// Every function that is used otherwise than by a call of its name.
    kept: bool,
    /// Every method.
    methods: bool,
}

/// The functions that are found from one to the next.
#[derive(Default)]
struct Found<'c> {
    seen: FxHashSet<NodeId>,
    open: Vec<NodeId>,
    names: FxHashSet<&'c str>,
    kept: bool,
    methods: bool,
}

impl<'c> Found<'c> {
    fn add(&mut self, cx: &'c Arc<Cx>, runs: Runs) {
        let kept = if runs.kept && !std::mem::replace(&mut self.kept, true) { cx.kept_functions() } else { &[] };
        let methods = if runs.methods && !std::mem::replace(&mut self.methods, true) { cx.methods() } else { &[] };
        self.extend(runs.functions.iter().chain(kept).chain(methods));
    }

    fn extend<'n>(&mut self, functions: impl IntoIterator<Item = &'n NodeId>) {
        let new = functions.into_iter().copied().filter(|&function| self.seen.insert(function));
        self.open.extend(new);
    }
}

impl Cx {
    /// Those of the functions `wanted`, all of this file, that running `nodes` may reach through such a call. From there on
    /// names alone tell who calls whom: a name that a function holds counts as a call. Where only those are asked for that
    /// are `waited_for`, a call that starts something and drops it does not count.
    pub(super) fn reached_indirectly(
        self: &Arc<Self>,
        nodes: &[NodeId],
        wanted: &FxHashSet<NodeId>,
        waited_for: bool,
    ) -> FxHashSet<NodeId> {
        let mut found = Found::default();
        let own = nodes.first().and_then(|&first| self.function(first));
        let counts = |&part: &NodeId| !waited_for || !self.only_starts(part, own);
        for part in nodes.iter().flat_map(|&node| self.facts.tree.walk(node)).filter(counts) {
            found.add(self, self.run_indirectly(part));
        }
        while let Some(function) = found.open.pop() {
            self.run_by_function(function, &mut found);
        }
        found.seen.retain(|function| wanted.contains(function));
        found.seen
    }

    /// Adds the functions of this file whose names stand in the body of `function`, and those that it may run without them.
    fn run_by_function<'c>(self: &'c Arc<Self>, function: NodeId, found: &mut Found<'c>) {
        for body in self.in_role(function, Role::Body) {
            for node in self.facts.tree.walk(body) {
                if matches!(self.kind(node), Kind::Name | Kind::Attribute) {
                    let named = self.functions_named(self.name(node));
                    if !named.is_empty() && !self.stands_for_parameter(node) && found.names.insert(self.name(node)) {
                        found.extend(named);
                    }
                }
                found.add(self, self.run_indirectly(node));
            }
        }
    }

    /// Whether the call at `node` starts something that nobody waits for: its value is dropped, or is what `own` gives.
    fn only_starts(&self, node: NodeId, own: Option<NodeId>) -> bool {
        let up = self.facts.tree.parent(node).filter(|_| self.language.calls_start() && self.kind(node) == Kind::Call);
        up.is_some_and(|up| match self.kind(up) {
            Kind::Expression => true,
            Kind::Return => own.is_some() && self.function(up) == own,
            _ => false,
        })
    }

    /// Whether the name stands for a parameter without a default: what callers give, whatever functions are called so.
    fn stands_for_parameter(&self, node: NodeId) -> bool {
        let variable = Some(node).filter(|&node| self.kind(node) == Kind::Name).and_then(|name| self.variable(name));
        let bind = variable.and_then(|id| self.facts.scopes.binding(id).single());
        bind.is_some_and(|bind| matches!(bind.how, How::Parameter) && self.in_role(bind.node, Role::Default).is_empty())
    }

    /// The functions of this file that the code at `node` may run without naming them.
    fn run_indirectly(self: &Arc<Self>, node: NodeId) -> Runs {
        let mut runs = match self.kind(node) {
            Kind::Call => self.called_indirectly(node),
            // A getter or property is run where it is read.
            Kind::Attribute => {
                let named = self.methods_named(self.name(node)).iter().copied();
                Runs { functions: named.filter(|&method| self.is_property(method)).collect(), ..Runs::default() }
            }
            Kind::Await => Runs { functions: self.run_by_operator(node), ..Runs::default() },
            _ => Runs::default(),
        };
        runs.functions.extend(self.run_by_protocol(node));
        runs
    }

    /// The methods of this file by which the operator in `await (a + b)` may make what is awaited, whatever its operands are.
    fn run_by_operator(&self, node: NodeId) -> Vec<NodeId> {
        let operand = self.child(node, Role::Operand);
        match operand.map(|operand| self.kind(operand)) {
            Some(Kind::Binary | Kind::Unary) => {
                let classes = self.facts.tree.of_kind(Kind::Class);
                classes.flat_map(|class| self.methods_among(class, "methods of operators")).collect()
            }
            _ => Vec::new(),
        }
    }

    /// The functions of this file with this name.
    fn functions_named(&self, name: &str) -> &[NodeId] {
        let list = || {
            let mut by_name: FxHashMap<Box<str>, Vec<NodeId>> = FxHashMap::default();
            for function in self.facts.tree.of_kind(Kind::Function) {
                by_name.entry(self.given_name(function).into()).or_default().push(function);
            }
            by_name
        };
        self.asked.functions_named.get_or_init(list).get(name).map_or(&[], Vec::as_slice)
    }

    /// The functions of this file that `call` may run though it names none of them: where it calls an entry, a kept
    /// attribute or the like, every function that is used otherwise than by a call of its name; where it takes the callee by a
    /// name that is worked out, every method.
    fn called_indirectly(self: &Arc<Self>, call: NodeId) -> Runs {
        let mut runs = Runs::default();
        let Some(callee) = self.child(call, Role::Callee) else { return runs };
        // `f.call(this)` calls `f`.
        let function = self.child(callee, Role::Object).filter(|_| self.is_member_of_functions(callee));
        let direct = function.filter(|&function| self.kind(function) == Kind::Attribute);
        runs.functions.extend(direct.into_iter().flat_map(|function| self.methods_named(self.name(function))));
        runs.functions.extend(self.functions_bound_to(callee));
        if self.is_call_of(call, "calls that take members by name") {
            let names = self.positional(call).into_iter().filter_map(|text| self.plain_name(text));
            runs.functions.extend(names.flat_map(|name| self.methods_named(name)));
        }
        match self.held_in(function.unwrap_or(callee)) {
            Some(value) if self.is_taken_by_name(value) => runs.methods = true,
            Some(value) => {
                runs.kept = true;
                let named = self.named_by_text(value).into_iter().flat_map(|(_, name)| self.methods_named(name));
                runs.functions.extend(named);
            }
            None => runs.methods = self.is_made_up(callee),
        }
        runs
    }

    /// The functions that one name is given in several definitions.
    fn functions_bound_to(&self, callee: NodeId) -> Vec<NodeId> {
        let name = Some(callee).filter(|&callee| self.kind(callee) == Kind::Name);
        let Some(id) = name.and_then(|name| self.variable(name)) else { return Vec::new() };
        let binds = self.facts.scopes.binding(id).binds.iter();
        binds.filter(|bind| matches!(bind.how, How::Function)).map(|bind| bind.node).collect()
    }

    /// Whether `callee` is a member that no class of this file has, where one gives its own methods by other names.
    fn is_made_up(&self, callee: NodeId) -> bool {
        let is_missing = self.kind(callee) == Kind::Attribute
            && self.path(callee).is_none()
            && self.methods_named(self.name(callee)).is_empty();
        let gives = || self.methods().iter().any(|&method| self.gives_by_name(method));
        is_missing && *self.asked.gives_by_name.get_or_init(gives)
    }

    /// Whether the language runs `method` for a member that is missing, and it takes one of the own object by its name.
    fn gives_by_name(&self, method: NodeId) -> bool {
        self.is_in_group("methods for missing members", self.given_name(method))
            && self.in_role(method, Role::Body).into_iter().any(|body| {
                let mut calls = self.facts.tree.of_kind_in(body, Kind::Call);
                calls.any(|call| {
                    self.is_taken_by_name(call) && self.positional(call).first().is_some_and(|&one| self.is_self(one))
                })
            })
    }

    /// The methods of this file that the language itself calls at `node`: those of an object that is made, called, entered or
    /// gone over there.
    fn run_by_protocol(self: &Arc<Self>, node: NodeId) -> Vec<NodeId> {
        let object = match self.kind(node) {
            Kind::Call | Kind::New => self.child(node, Role::Callee),
            Kind::WithItem => self.child(node, Role::Value),
            Kind::For | Kind::Clause => self.child(node, Role::Iterable),
            Kind::Await => self.child(node, Role::Operand),
            _ => None,
        };
        let Some(object) = object.filter(|&object| self.may_be_of_own_class(object)) else { return Vec::new() };
        match self.type_of(object) {
            Type::Class(cx, class) | Type::Local(cx, class) if Arc::ptr_eq(&cx, self) => {
                self.run_on_instances(class, RUN_BY_LANGUAGE)
            }
            _ => Vec::new(),
        }
    }

    /// Whether the object may be a class of this file with such methods, or an instance of one, by its look.
    fn may_be_of_own_class(&self, object: NodeId) -> bool {
        // The making of such an object is looked at by itself.
        if matches!(self.kind(object), Kind::Call | Kind::New | Kind::Await) {
            return false;
        }
        let known = self.asked.run_by_language.get_or_init(|| self.classes_run_by_language());
        match self.facts.tree[object].role {
            Role::Callee => known.called || known.names.contains(self.name(object)),
            _ => !known.names.is_empty(),
        }
    }

    /// The methods of `group` that instances of `class` have, as far as this file shows.
    fn run_on_instances(&self, class: NodeId, group: &str) -> Vec<NodeId> {
        self.file_ancestry(class).into_iter().flat_map(|one| self.methods_among(one, group)).collect()
    }

    fn classes_run_by_language(&self) -> RunByLanguage {
        let mut found = RunByLanguage::default();
        for class in self.facts.tree.of_kind(Kind::Class) {
            if !self.run_on_instances(class, RUN_BY_LANGUAGE).is_empty() {
                found.names.insert(self.name(class).into());
                found.called |= !self.run_on_instances(class, "methods of called objects").is_empty();
            }
        }
        found
    }

    /// The methods of `class` that the tables list in `group`.
    pub(in crate::words) fn methods_among(&self, class: NodeId, group: &str) -> Vec<NodeId> {
        let is_listed =
            |&member: &NodeId| self.kind(member) == Kind::Function && self.is_in_group(group, self.name(member));
        self.facts.tree.in_role(class, Role::Body).filter(is_listed).collect()
    }

    /// Whether the attribute is a method that functions have, by which they are called.
    fn is_member_of_functions(&self, callee: NodeId) -> bool {
        self.kind(callee) == Kind::Attribute && self.is_in_group("methods that call their function", self.name(callee))
    }

    /// What holds or gives the function that `callee` stands for, if the callee itself names none.
    fn held_in(self: &Arc<Self>, callee: NodeId) -> Option<NodeId> {
        match self.kind(callee) {
            Kind::Name if self.path(callee).is_none() => {
                let binds = &self.facts.scopes.binding(self.variable(callee)?).binds;
                binds.iter().find_map(|bind| match bind.how {
                    How::Loop(Some(value)) | How::With(value) => Some(value),
                    How::Loop(None) | How::Part => Some(callee),
                    // Of one that gets several values each may be the one that is called.
                    How::Value(value) if binds.len() > 1 => Some(value),
                    How::Value(value) => self.held_in(value).filter(|_| self.kind(value) != Kind::Name),
                    How::Parameter => self
                        .child(bind.node, Role::Default)
                        .or_else(|| self.calls_are_unseen(bind.node).then_some(callee)),
                    _ => None,
                })
            }
            Kind::Attribute => {
                let is_kept = self.path(callee).is_none()
                    && self.methods_named(self.name(callee)).is_empty()
                    && self.is_assigned_attribute(self.name(callee));
                is_kept.then_some(callee)
            }
            Kind::Subscript | Kind::Call | Kind::Conditional | Kind::Logical => Some(callee),
            _ => None,
        }
    }

    /// Whether the function of the parameter is handed over where it is made, so that nobody sees what it is called with.
    fn calls_are_unseen(&self, param: NodeId) -> bool {
        let function = self.facts.tree.ancestors(param).find(|&up| self.kind(up) == Kind::Function);
        function.is_some_and(|function| self.facts.tree[function].role == Role::Argument && !self.is_executor(function))
    }

    /// Whether the language calls `function` with functions of its own, to settle a promise.
    fn is_executor(&self, function: NodeId) -> bool {
        let made = self.facts.tree.parent(function).filter(|&up| self.kind(up) == Kind::New);
        made.and_then(|made| self.callee_path(made)).as_deref() == Some("Promise")
    }

    /// Whether the value is what an object has by a name that the text does not tell: `getattr(self, name)`, `this[name]`.
    fn is_taken_by_name(&self, value: NodeId) -> bool {
        let by_call = self.kind(value) == Kind::Call && self.is_call_of(value, "calls that read by name");
        let own = || self.child(value, Role::Object).is_some_and(|object| self.is_self(object));
        let by_index = self.kind(value) == Kind::Subscript && self.language.calls_start() && own();
        (by_call || by_index) && self.named_by_text(value).is_none()
    }

    /// Whether code of this file assigns an attribute of this name, or declares it.
    fn is_assigned_attribute(&self, name: &str) -> bool {
        let is_target = |&node: &NodeId| {
            let role = self.facts.tree[node].role;
            let declared = || {
                let class = self.facts.tree.parent(node).and_then(|assign| self.facts.tree.parent(assign));
                class.is_some_and(|class| self.kind(class) == Kind::Class)
            };
            role == Role::Target && (self.kind(node) == Kind::Attribute || declared())
        };
        self.named(name).iter().any(is_target)
    }

    /// The methods of this file's classes.
    fn methods(&self) -> &[NodeId] {
        let functions = || self.facts.tree.of_kind(Kind::Function);
        self.asked
            .all_methods
            .get_or_init(|| functions().filter(|&node| self.class_of_method(node).is_some()).collect())
    }

    /// The functions of this file that are used otherwise than by a call of their names, or may be.
    fn kept_functions(self: &Arc<Self>) -> &[NodeId] {
        let list = || {
            let quoted = self.quoted_names();
            let functions = self.facts.tree.of_kind(Kind::Function);
            functions.filter(|&one| quoted.contains(self.given_name(one)) || self.is_kept(one)).collect()
        };
        self.asked.kept_functions.get_or_init(list)
    }

    /// Names that the file hands on as texts, by which something may take what has them: `attrgetter("run")`.
    fn quoted_names(&self) -> FxHashSet<&str> {
        let tree = &self.facts.tree;
        let handed =
            |&text: &NodeId| matches!(tree[text].role, Role::Argument | Role::Element | Role::Value | Role::Index);
        tree.of_kind(Kind::String).filter(handed).filter_map(|text| self.plain_name(text)).collect()
    }

    fn is_kept(self: &Arc<Self>, function: NodeId) -> bool {
        let name = self.given_name(function);
        // A decorator may keep it: `@register("name")`.
        if !self.decorators_keep_kind(function) {
            return true;
        }
        let tree = &self.facts.tree;
        let target = tree.parent(function).filter(|_| tree[function].role == Role::Value);
        let target = target.and_then(|assign| self.child(assign, Role::Target));
        let in_object = target.is_some_and(|target| matches!(self.kind(target), Kind::Attribute | Kind::Subscript));
        if name.is_empty() || in_object {
            return self.stays(function);
        }
        let is_method = self.class_of_method(function).is_some();
        // In the body of its class a method goes by its bare name.
        let is_named =
            |&node: &NodeId| is_method == (self.kind(node) == Kind::Attribute || self.class_body(node).is_some());
        self.named(name).iter().filter(|node| is_named(node)).any(|&node| self.stays(node))
    }

    /// Whether a function that is used at `node` may be called later on: not where it is called, or handed to something
    /// from outside of this file whose result is awaited, as in `await gather(*map(run, jobs))`.
    fn stays(&self, node: NodeId) -> bool {
        let tree = &self.facts.tree;
        let Some(up) = tree.parent(node) else { return false };
        match (tree[node].role, self.kind(up)) {
            (Role::Callee | Role::Target, _) | (_, Kind::Await) => false,
            (Role::Argument, Kind::Call) => self.is_of_this_file(up) || self.stays(up),
            (_, Kind::Keyword | Kind::Spread) => self.stays(up),
            _ => true,
        }
    }

    /// Whether what is called goes by a name that a function or class of this file has.
    fn is_of_this_file(&self, call: NodeId) -> bool {
        let Some(callee) = self.child(call, Role::Callee) else { return false };
        let name = self.name(callee);
        let mut classes = self.facts.tree.of_kind(Kind::Class);
        !self.functions_named(name).is_empty() || classes.any(|class| self.given_name(class) == name)
    }
}

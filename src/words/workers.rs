//! Functions by how they go on: those that only wait for what runs already, workers that take their share in a loop of
//! their own, services that run until somebody tells them to stop.

use std::sync::Arc;

use super::cx::Cx;
use super::makings::Making;
use super::types::Type;
use crate::facts::{Flags, Kind, NodeId, Role};

/// How many calls deep a service is followed into functions of its file.
const DEPTH: u32 = 3;

impl Cx {
    /// Whether a function awaits what it is given, or parts of it, and nothing else: it starts no work.
    pub fn only_waits(self: &Arc<Self>, function: NodeId) -> bool {
        let given = |wait: NodeId| self.child(wait, Role::Operand).is_some_and(|it| self.is_given(it, function));
        let mut waits = self.here(function).filter(|&node| self.kind(node) == Kind::Await).peekable();
        waits.peek().is_some()
            && waits.all(given)
            && !self.here(function).any(|node| self.kind(node) == Kind::For && self.has(node, Flags::ASYNC))
            && self.results(function).into_iter().all(|result| !self.is_work(result) || self.is_awaited_value(result))
    }

    /// Whether `node` is a part of what `function` is given, and evaluating it starts nothing: no call in it but those
    /// whose result is no work.
    fn is_given(self: &Arc<Self>, node: NodeId, function: NodeId) -> bool {
        let starts = self.here(node).any(|it| match self.kind(it) {
            Kind::Call | Kind::New => self.is_work(it),
            Kind::TaggedTemplate => true,
            // `import(…)`; other meta nodes hold nothing.
            Kind::Meta => self.child(it, Role::Argument).is_some(),
            _ => false,
        });
        !starts && self.here(node).any(|it| self.is_parameter_of(it, Some(function)))
    }

    /// Whether `node` is an `await` (on any branch), which [`Self::only_waits`] has looked at by itself.
    fn is_awaited_value(self: &Arc<Self>, node: NodeId) -> bool {
        match self.kind(node) {
            Kind::Await => true,
            Kind::Cast => self.child(node, Role::Value).is_some_and(|value| self.is_awaited_value(value)),
            Kind::Conditional => [Role::Body, Role::Else]
                .iter()
                .all(|&role| self.in_role(node, role).iter().all(|&it| !self.is_work(it) || self.is_awaited_value(it))),
            _ => false,
        }
    }

    /// The head of a chain of `.then`, `.catch`, `.finally`, where `call` is the last of one.
    fn pending_head(&self, call: NodeId) -> Option<NodeId> {
        Some(self.chain_head(call)).filter(|&head| head != call)
    }

    /// Whether `head` is a name, or what that holds, that stands for something else from element to element.
    fn changes_with_element(self: &Arc<Self>, making: &Making, head: NodeId) -> bool {
        let root = self.holder_root(head);
        self.kind(root) == Kind::Name && self.parameters(making).iter().any(|name| name == self.text(root))
    }

    /// The object from which attributes lead to `node`.
    fn holder_root(&self, node: NodeId) -> NodeId {
        let mut root = node;
        while let Some(object) = self.child(root, Role::Object).filter(|_| self.kind(root) == Kind::Attribute) {
            root = object;
        }
        root
    }

    /// Whether `call` only adds to a promise that a parameter of the function around it is, or holds.
    pub(super) fn follows_given(&self, call: NodeId) -> bool {
        self.pending_head(call).is_some_and(|head| self.is_parameter_of(self.holder_root(head), self.function(call)))
    }

    fn is_parameter_of(&self, name: NodeId, function: Option<NodeId>) -> bool {
        let binding = self.facts.scopes.of_name.get(name.index()).copied().flatten();
        let bind = binding.and_then(|id| self.facts.scopes.binding(id).single());
        let Some(bind) = bind.filter(|_| self.kind(name) == Kind::Name) else { return false };
        std::iter::once(bind.node).chain(self.facts.tree.ancestors(bind.node)).any(|up| {
            self.facts.tree[up].role == Role::Param && self.facts.tree.parent(up) == function && function.is_some()
        })
    }

    /// Whether the work awaits its own element: the elements are promises, so what they stand for runs already.
    pub fn awaits_element(self: &Arc<Self>, making: &Making) -> bool {
        if self.waits_for_running(making.call.unwrap_or(making.element)) {
            return true;
        }
        // `const sent = send(x); all.push(sent.catch(report));`
        if making.form == "appends"
            && self.pending_head(making.element).is_some_and(|head| self.changes_with_element(making, head))
        {
            return true;
        }
        let function = self.callback_function(making.element).filter(|_| making.form == "mapping");
        function.is_some_and(|function| {
            let first = self.in_role(function, Role::Param).first().copied();
            self.here(function).filter(|&node| self.kind(node) == Kind::Await).any(|wait| {
                let operand = self.child(wait, Role::Operand);
                operand.is_some_and(|operand| {
                    let named = self.is_parameter_of(operand, Some(function));
                    named && first.is_some_and(|first| self.name(first) == self.text(operand))
                })
            })
        })
    }

    /// Whether `call` waits for the task or future that it is given: `wait_for(future, 5)`.
    fn waits_for_running(self: &Arc<Self>, call: NodeId) -> bool {
        let waits = self.kind(call) == Kind::Call
            && self.called_path(call).is_some_and(|path| self.is_in_group("waits for what it is given", &path));
        let given = self.in_role(call, Role::Argument).first().copied().filter(|_| waits);
        given.is_some_and(|given| matches!(self.type_of(given), Type::Task | Type::Future))
    }

    /// Whether the work is one of several equal workers: it is the same for every element, and takes what it does in a loop
    /// of its own or by calling itself again, so that the number of workers is the limit.
    pub fn is_worker(self: &Arc<Self>, making: &Making) -> bool {
        let function = match making.form {
            "mapping" => self.callback_function(making.element).filter(|&it| self.is_alike(making, it)),
            "appends" if self.parameters(making).is_empty() => Some(making.element),
            _ => None,
        };
        function.is_some_and(|function| self.takes_more(function) || self.starts_loop(function))
    }

    /// Whether nothing that a function is given changes from element to element.
    fn is_alike(&self, making: &Making, function: NodeId) -> bool {
        let filled = |over: NodeId| {
            let callee = self.child(over, Role::Callee).filter(|_| self.kind(over) == Kind::Call);
            callee.is_some_and(|callee| self.name(callee) == "fill" && self.kind(callee) == Kind::Attribute)
        };
        self.in_role(function, Role::Param).is_empty() || making.over.iter().all(|&over| filled(over))
    }

    fn starts_loop(self: &Arc<Self>, work: NodeId) -> bool {
        let calls = self.here(work).filter(|&node| self.kind(node) == Kind::Call);
        calls.filter_map(|call| self.worker_run(call)).any(|called| self.takes_more(called))
    }

    /// The function of this file that a call runs, be it one that its name is given later: `let next; next = async () => …`.
    fn worker_run(self: &Arc<Self>, call: NodeId) -> Option<NodeId> {
        let callee = self.child(call, Role::Callee)?;
        let given = || self.only_value(callee).filter(|&value| self.kind(value) == Kind::Function);
        self.callback_function(callee).or_else(given)
    }

    /// Whether a function goes on with more when it is done with one: in a loop, or by another call of itself.
    fn takes_more(self: &Arc<Self>, function: NodeId) -> bool {
        let calls_itself = |call: NodeId| self.worker_run(call) == Some(function);
        self.loops_with_awaits(function) || self.facts.tree.of_kind_in(function, Kind::Call).any(calls_itself)
    }

    fn loops_with_awaits(&self, function: NodeId) -> bool {
        let is_loop = |kind| matches!(kind, Kind::While | Kind::DoWhile | Kind::ForLoop | Kind::For);
        self.here(function).filter(|&node| self.kind(node) == Kind::Await).any(|wait| {
            self.facts.tree.ancestors(wait).take_while(|&up| up != function).any(|up| is_loop(self.kind(up)))
        })
    }

    /// Whether a function goes on until somebody outside tells it to stop: a loop that works on while a flag says so that
    /// nothing in it sets. Functions of the file that it waits for count.
    pub(super) fn serves(self: &Arc<Self>, function: NodeId) -> bool {
        self.serves_within(function, DEPTH)
    }

    fn serves_within(self: &Arc<Self>, function: NodeId, depth: u32) -> bool {
        let Some(depth) = depth.checked_sub(1) else { return false };
        let mut loops =
            self.here(function).filter(|&it| matches!(self.kind(it), Kind::While | Kind::DoWhile | Kind::ForLoop));
        loops.any(|it| self.is_service_loop(it))
            || self.here(function).filter(|&node| self.is_waited_call(node)).any(|call| {
                let called = self.child(call, Role::Callee).and_then(|callee| self.callback_function(callee));
                let called = called.filter(|&called| called != function && self.has(called, Flags::ASYNC));
                called.is_some_and(|called| self.serves_within(called, depth))
            })
    }

    /// A call whose value is taken at once, not dropped as a statement.
    fn is_waited_call(&self, node: NodeId) -> bool {
        let up = self.facts.tree.parent(node).map(|up| self.kind(up));
        self.kind(node) == Kind::Call && !matches!(up, None | Some(Kind::Expression | Kind::Unary))
    }

    fn is_service_loop(self: &Arc<Self>, node: NodeId) -> bool {
        let Some(test) = self.child(node, Role::Test) else { return false };
        // `while (this.busy) await this.busy;` waits for one that is under way.
        let asked = |operand: NodeId| self.facts.tree.walk(test).any(|it| self.text(it) == self.text(operand));
        let works = |wait: NodeId| {
            !self.child(wait, Role::Operand).is_none_or(|operand| self.is_pause(operand) || asked(operand))
        };
        // A call that nobody waits for is work as well, unless it tells how the wait goes on.
        let dropped = |statement: NodeId| {
            let value = self.child(statement, Role::Value).filter(|_| self.kind(statement) == Kind::Expression);
            value.is_some_and(|value| self.kind(value) == Kind::Call && !self.is_record(value))
        };
        self.here(node).any(|it| self.kind(it) == Kind::Await && works(it) || dropped(it))
            && self.asks_only_flags(test, node)
            && !self.leaves_when_done(node)
    }

    /// Whether a way out of the loop is taken for another reason than that others say so.
    fn leaves_when_done(self: &Arc<Self>, around: NodeId) -> bool {
        let tree = &self.facts.tree;
        let Some(function) = self.function(around) else { return false };
        let takes = |it: NodeId| match self.kind(it) {
            Kind::Return => true,
            Kind::Break => {
                let left = |up: &NodeId| {
                    matches!(
                        self.kind(*up),
                        Kind::For | Kind::ForIn | Kind::ForLoop | Kind::While | Kind::DoWhile | Kind::Match
                    )
                };
                tree.ancestors(it).find(left) == Some(around)
            }
            _ => false,
        };
        self.here(around).any(|it| takes(it) && !self.is_asked_to_stop(it, function))
    }

    /// Whether a test asks nothing but flags that are set elsewhere; of alternatives one is enough.
    pub(super) fn asks_only_flags(self: &Arc<Self>, test: NodeId, around: NodeId) -> bool {
        match self.kind(test) {
            Kind::Logical if self.sign(test) == "||" => {
                self.facts.tree.children(test).any(|it| self.asks_only_flags(it, around))
            }
            Kind::Logical => self.facts.tree.children(test).all(|it| self.asks_only_flags(it, around)),
            Kind::Unary if self.has(test, Flags::NOT) => {
                self.child(test, Role::Operand).is_some_and(|it| self.asks_only_flags(it, around))
            }
            // `socket.readyState === WebSocket.OPEN`
            Kind::Compare => self.facts.tree.children(test).any(|it| self.is_told_by_name(it)),
            Kind::Name | Kind::Attribute => self.is_told_by_name(test) || self.is_flag_of_others(test, around),
            _ => false,
        }
    }

    /// The same, and of a state that is held against a value: `while (this.state === RUNNING)`.
    pub(super) fn asks_for_state(self: &Arc<Self>, test: NodeId, around: NodeId) -> bool {
        let compared = || self.facts.tree.children(test).any(|it| self.is_flag_of_others(it, around));
        self.asks_only_flags(test, around) || self.kind(test) == Kind::Compare && compared()
    }

    /// Whether a member is one that the tables know to be set by others: `signal.aborted`.
    fn is_told_by_name(&self, node: NodeId) -> bool {
        self.kind(node) == Kind::Attribute && self.is_in_group("flags of others", self.name(node))
    }

    /// Whether state is set in this file, but neither in `around` nor in a function that it calls.
    fn is_flag_of_others(self: &Arc<Self>, node: NodeId, around: NodeId) -> bool {
        let Some(key) = self.shared_key(node) else { return false };
        let sets = |root: NodeId| self.written_keys(root, |_| true).contains(&key);
        let called = self
            .here(around)
            .filter(|&it| self.kind(it) == Kind::Call)
            .filter_map(|call| self.child(call, Role::Callee).and_then(|callee| self.callback_function(callee)));
        let functions = self.facts.tree.ids().filter(|&it| self.kind(it) == Kind::Function);
        !sets(around)
            && !called.into_iter().any(sets)
            && (functions.into_iter().any(sets) || self.is_set_by_its_methods(node, around))
    }

    /// Whether an attribute of an instance of the project, `manager.stopped`, is set by a method of its class that `around`
    /// does not call.
    fn is_set_by_its_methods(self: &Arc<Self>, node: NodeId, around: NodeId) -> bool {
        let tree = &self.facts.tree;
        let object = self.child(node, Role::Object).filter(|_| self.kind(node) == Kind::Attribute);
        let Some((object, Type::Local(cx, class))) = object.map(|object| (object, self.type_of(object))) else {
            return false;
        };
        let own = format!(".{}", self.name(node));
        let calls = |name: &str| {
            tree.of_kind_in(around, Kind::Call).filter_map(|call| self.child(call, Role::Callee)).any(|callee| {
                let of = self.child(callee, Role::Object).filter(|_| self.kind(callee) == Kind::Attribute);
                of.is_some_and(|of| self.text(of) == self.text(object)) && self.name(callee) == name
            })
        };
        let mut methods = cx.facts.tree.of_kind_in(class, Kind::Function);
        methods.any(|method| {
            !calls(cx.name(method)) && cx.written_keys(method, |_| true).iter().any(|key| key.ends_with(&own))
        })
    }
}

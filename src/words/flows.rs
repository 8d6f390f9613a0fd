//! Everywhere a value, or a part of it, gets to in its file: through names, loops, entries, parameters, builtins that
//! hand their elements on. Goes on from [`super::uses`], which says what becomes of one expression.

use std::collections::{BTreeSet, VecDeque};
use std::sync::Arc;

use minijinja::Value;
use rustc_hash::FxHashSet;

use super::cx::Cx;
use super::node::Node;
use super::types::Type;
use super::uses::Fate;
use crate::facts::{Flags, How, Kind, NodeId, Role};

/// Places that are looked at before a value counts as followed far enough.
const MOST: usize = 400;

impl Cx {
    /// The expressions that hold the value of `node` or a part of it: the node itself, reads of names it is bound to,
    /// its entries, loop variables over it, parameters of functions of this file that take it.
    pub fn flows(self: &Arc<Self>, node: NodeId) -> Vec<NodeId> {
        let mut seen = FxHashSet::default();
        let mut found = Vec::new();
        // The nearest places first, so that a long way through one name does not hide the others.
        let mut left = VecDeque::from([node]);
        while let Some(next) = left.pop_front().filter(|_| found.len() < MOST) {
            if seen.insert(next) {
                found.push(next);
                left.extend(self.flows_on(next));
            }
        }
        found.sort();
        found
    }

    /// The names of members that are read of the value of `node` or of a part of it, wherever that gets to, also by
    /// patterns.
    pub fn element_members(self: &Arc<Self>, node: NodeId) -> BTreeSet<String> {
        let mut names = BTreeSet::new();
        for place in self.flows(node) {
            let end = self.end_of(place);
            let Some(up) = self.facts.tree.parent(end.last) else { continue };
            let targets = match end.fate {
                Fate::Member => {
                    names.insert(self.name(up).to_owned());
                    self.parameters_of_callbacks(up)
                }
                Fate::Unpacked | Fate::Iterated => self.in_role(up, Role::Target),
                _ => Vec::new(),
            };
            let parts = targets.iter().flat_map(|&target| self.facts.tree.walk(target));
            names.extend(parts.filter(|&part| self.kind(part) == Kind::Pair).map(|pair| self.name(pair).to_owned()));
        }
        names
    }

    /// Whether the function around `node` reads a member of one of these names of what may be the value or a part of it: not
    /// of its own parameters, nor of what came of another call. A key of a literal is none.
    pub fn may_be_asked(self: &Arc<Self>, node: NodeId, names: &[String]) -> bool {
        let tree = &self.facts.tree;
        let around = self.function(node);
        let flows = self.flows(node);
        let of_another = |object: NodeId| self.is_of_another(object, around, &flows);
        let asks = |mention: NodeId| match self.kind(mention) {
            Kind::Pair => !self.stored_names(mention).is_empty(),
            _ if tree[mention].role == Role::Callee => false,
            _ => !self.child(mention, Role::Object).is_some_and(of_another),
        };
        self.mentions_of_members(around.unwrap_or(NodeId::ROOT), names).any(asks)
    }

    /// Whether `object`, used in the function `around`, is a parameter of that, came of a call that is none of `flows`, or
    /// is an element of such, by the parameter of a callback or the variable of a loop.
    fn is_of_another(self: &Arc<Self>, object: NodeId, around: Option<NodeId>, flows: &[NodeId]) -> bool {
        let tree = &self.facts.tree;
        let apart = |value: NodeId| !tree.walk(value).any(|part| flows.binary_search(&part).is_ok());
        let is_made = |value: NodeId| matches!(self.kind(value), Kind::Await | Kind::Call | Kind::New) && apart(value);
        let Some(id) = self.binding_named(object).filter(|_| self.kind(object) == Kind::Name) else { return false };
        let Some(bind) = self.facts.scopes.binding(id).single() else { return false };
        match bind.how {
            How::Parameter => {
                let function = tree.ancestors(bind.node).find(|&up| self.kind(up) == Kind::Function);
                function == around
                    || function
                        .and_then(|it| self.walked_by_callback(it))
                        .is_some_and(|walked| self.is_of_another(walked, around, flows) || is_made(walked))
            }
            How::Loop(Some(walked)) => self.is_of_another(walked, around, flows) || is_made(walked),
            How::Value(value) => is_made(value),
            _ => false,
        }
    }

    /// What the methods walk that `callback` is handed to, behind other calls: `xs` of `xs.filter(f).map(callback)`.
    fn walked_by_callback(&self, callback: NodeId) -> Option<NodeId> {
        let call = self.facts.tree.parent(callback).filter(|&up| self.kind(up) == Kind::Call)?;
        let mut walked = self.child(self.child(call, Role::Callee)?, Role::Object)?;
        while let Some(inner) = self.child(walked, Role::Callee).and_then(|callee| self.child(callee, Role::Object)) {
            walked = inner;
        }
        Some(walked)
    }

    /// What the functions take that are given to a call of the method `attribute`: written there, or of this file.
    fn parameters_of_callbacks(self: &Arc<Self>, attribute: NodeId) -> Vec<NodeId> {
        let call = self.facts.tree.parent(attribute).filter(|&up| self.child(up, Role::Callee) == Some(attribute));
        let given = call.map_or_else(Vec::new, |call| self.positional(call)).into_iter();
        let functions = given.filter_map(|one| match self.kind(one) {
            Kind::Function => Some(one),
            Kind::Name => self.own_definition(one),
            _ => None,
        });
        let params = functions.flat_map(|function| self.in_role(function, Role::Param));
        params.filter_map(|param| self.child(param, Role::Target)).collect()
    }

    /// The expressions that hold the value next.
    fn flows_on(self: &Arc<Self>, node: NodeId) -> Vec<NodeId> {
        let tree = &self.facts.tree;
        let end = self.end_of(node);
        let Some(up) = tree.parent(end.last) else { return Vec::new() };
        match end.fate {
            Fate::Bound => end.names.iter().flat_map(|&name| self.reads_behind(name)).collect(),
            Fate::Unpacked => {
                let targets = self.in_role(up, Role::Target);
                self.names_read(&targets).into_iter().chain(self.attributes_read(&targets)).collect()
            }
            Fate::Iterated => self.names_read(&self.in_role(up, Role::Target)),
            Fate::Matched => self.captured(up),
            Fate::Indexed | Fate::Collected => vec![up],
            Fate::Spread => match tree.parent(up) {
                Some(call) if self.kind(call) == Kind::Call => self.through_call(call, up),
                whole => vec![whole.unwrap_or(up)],
            },
            Fate::Operand if matches!(self.kind(up), Kind::Binary) => vec![up],
            Fate::Member => self.through_method(up),
            Fate::Passed => self.through_call(up, end.last),
            _ => Vec::new(),
        }
    }

    /// The reads of the names that `targets` bind.
    fn names_read(&self, targets: &[NodeId]) -> Vec<NodeId> {
        let names = targets.iter().flat_map(|&target| self.stored_names(target));
        names.flat_map(|name| self.reads_behind(name)).collect()
    }

    /// The reads of the attributes among `targets`: of the own object in its class, of another one in the function.
    fn attributes_read(&self, targets: &[NodeId]) -> Vec<NodeId> {
        let tree = &self.facts.tree;
        let parts =
            targets.iter().flat_map(|&target| tree.walk(target)).filter(|&part| self.kind(part) == Kind::Attribute);
        let reads = parts.flat_map(|target| {
            let own = self.child(target, Role::Object).is_some_and(|object| self.is_self(object));
            let home = move |node: NodeId| match own {
                true => tree.ancestors(node).find(|&up| self.kind(up) == Kind::Class),
                false => self.function(node),
            };
            let same = move |read: &NodeId| self.text(*read) == self.text(target) && home(*read) == home(target);
            self.named(self.name(target)).iter().copied().filter(same)
        });
        reads.filter(|&read| !targets.iter().any(|&target| tree.is_within(read, target))).collect()
    }

    /// The reads of what is bound by `name` that can see the value of just this binding.
    fn reads_behind(&self, name: NodeId) -> Vec<NodeId> {
        let mut reads = self.reads_of_name(name);
        reads.retain(|&read| !self.sees_another(name, read));
        reads
    }

    /// Whether the name is surely bound anew between `bound` and `read`, or only read before it is bound.
    fn sees_another(&self, bound: NodeId, read: NodeId) -> bool {
        let tree = &self.facts.tree;
        let Some(statement) = self.statement(bound).filter(|_| self.function(bound) == self.function(read)) else {
            return false;
        };
        let in_loop = |node: NodeId| {
            let looped =
                |&up: &NodeId| matches!(self.kind(up), Kind::For | Kind::While | Kind::DoWhile | Kind::ForLoop);
            tree.ancestors(node).filter(looped).collect::<Vec<_>>()
        };
        let (place, start) = (tree[statement].span, tree[read].span.start);
        if start < place.start && !in_loop(statement).iter().any(|&up| tree.is_within(read, up)) {
            return true;
        }
        let id = self.facts.scopes.of_name.get(bound.index()).copied().flatten();
        let binds = id.map(|id| &self.facts.scopes.binding(id).binds[..]).unwrap_or_default();
        binds.iter().map(|bind| bind.node).filter(|&other| other != bound).any(|other| {
            let Some(again) = self.statement(other).filter(|&again| again != statement) else { return false };
            let span = tree[again].span;
            match self.kind(again) {
                Kind::For => {
                    let body = self.in_role(again, Role::Body);
                    !tree.is_within(bound, again) && body.into_iter().any(|one| tree.is_within(read, one))
                }
                Kind::Assign => {
                    let beside =
                        tree.parent(again) == tree.parent(statement) && tree[again].role == tree[statement].role;
                    (beside || self.comes_right_behind(again, read, &[statement]))
                        && (place.start..=start).contains(&span.start)
                        && span.end <= start
                }
                _ => false,
            }
        })
    }

    fn captured(&self, whole: NodeId) -> Vec<NodeId> {
        let patterns = self.in_role(whole, Role::Handler).into_iter().flat_map(|case| self.in_role(case, Role::Target));
        self.names_read(&patterns.collect::<Vec<_>>())
    }

    /// The result of a method of the value, and the parameters of functions that are written in its arguments.
    fn through_method(self: &Arc<Self>, attribute: NodeId) -> Vec<NodeId> {
        let tree = &self.facts.tree;
        let call =
            tree.parent(attribute).filter(|&up| self.kind(up) == Kind::Call && tree[attribute].role == Role::Callee);
        let Some(call) = call else { return vec![attribute] };
        let mut found = self.names_read(&self.parameters_of_callbacks(attribute));
        found.push(call);
        found
    }

    fn parameters_read(&self, function: NodeId) -> Vec<NodeId> {
        let params = self.in_role(function, Role::Param).into_iter();
        self.names_read(&params.filter_map(|param| self.child(param, Role::Target)).collect::<Vec<_>>())
    }

    /// The parameter of the function of this file that takes `argument`; the result of one that hands elements on, and
    /// the parameters of the function that it calls for each.
    fn through_call(self: &Arc<Self>, call: NodeId, argument: NodeId) -> Vec<NodeId> {
        let path = self.called_as(call);
        if self.is_in_group("carriers", &path) {
            let applied = self.positional(call).into_iter().filter(|&one| one != argument);
            let functions = applied.filter_map(|one| self.own_definition(one));
            let mut found: Vec<NodeId> = functions.flat_map(|function| self.parameters_read(function)).collect();
            found.push(call);
            return found;
        }
        let param = self.parameter_of(call, argument).or_else(|| self.rest_parameter(call, argument));
        param.and_then(|param| self.child(param, Role::Target)).map_or_else(Vec::new, |name| self.reads_behind(name))
    }

    /// The parameter that takes all further arguments, of the function of this file that takes `argument` with them.
    fn rest_parameter(self: &Arc<Self>, call: NodeId, argument: NodeId) -> Option<NodeId> {
        let function = self.called_function(call).filter(|_| self.kind(argument) != Kind::Keyword)?;
        let plain = self.in_role(function, Role::Decorator).is_empty();
        let rest = |param: &NodeId| self.has(*param, Flags::REST) && !self.text(*param).starts_with("**");
        self.in_role(function, Role::Param).into_iter().find(rest).filter(|_| plain)
    }

    /// The calls below `root`, nested functions aside, of something whose last name is one of `names`.
    pub fn calls_named(&self, root: NodeId, names: &[String]) -> Vec<NodeId> {
        let is_named = |call: &NodeId| {
            self.child(*call, Role::Callee).is_some_and(|callee| names.iter().any(|name| name == self.name(callee)))
        };
        self.here(root).filter(|&node| self.kind(node) == Kind::Call).filter(is_named).collect()
    }

    /// The nearest node that stands in one of `roles`, from `node` up to its function.
    pub fn under(&self, node: NodeId, roles: &[String]) -> Option<NodeId> {
        let function = self.function(node);
        std::iter::once(node)
            .chain(self.facts.tree.ancestors(node))
            .take_while(|&up| Some(up) != function)
            .find(|&up| roles.iter().any(|role| role == self.facts.tree[up].role.word()))
    }

    /// Whether the value of `node` is handed to a function that hands it on, or its elements.
    fn is_carried(self: &Arc<Self>, node: NodeId) -> bool {
        let path = self.passed_to(node).map(|call| self.called_as(call));
        path.is_some_and(|path| self.is_in_group("carriers", &path))
    }

    /// Whether the value of `node` is asked here whether it is an exception, or treated as one: a type test against an
    /// exception class, a class pattern, `raise`, a function that reads exceptions, `exc_info=`.
    pub fn is_tested_for_error(self: &Arc<Self>, node: NodeId) -> bool {
        let end = self.end_of(node);
        let Some(up) = self.facts.tree.parent(end.last) else { return false };
        match end.fate {
            Fate::Matched => self.facts.tree.walk(up).any(|part| {
                self.kind(part) == Kind::Pattern
                    && self.child(part, Role::Callee).is_some_and(|class| self.may_be_exception(class))
            }),
            Fate::Passed if self.kind(end.last) == Kind::Keyword => self.name(end.last) == "exc_info",
            Fate::Passed => {
                let path = self.called_as(up);
                let classes = self.positional(up).into_iter().nth(1);
                self.is_in_group("error readers", &path)
                    || self.is_in_group("type tests", &path)
                        && (classes.is_none_or(|classes| self.may_be_exception(classes))
                            || self.rest_reads(up, end.last))
            }
            Fate::Member => self.is_in_group("members of an error", self.name(up)),
            _ => self.kind(up) == Kind::Raise || self.is_held_against_truth(up),
        }
    }

    /// Whether the code for all that the test `call` does not take reads the name `tested` as well, to log it perhaps.
    fn rest_reads(&self, call: NodeId, tested: NodeId) -> bool {
        let tree = &self.facts.tree;
        let Some(up) = tree.parent(call) else { return false };
        let negated = self.kind(up) == Kind::Unary && self.has(up, Flags::NOT);
        let test = if negated { up } else { call };
        let branch = tree.parent(test).filter(|&up| self.kind(up) == Kind::If && tree[test].role == Role::Test);
        let Some(branch) = branch else { return false };
        let body = self.in_role(branch, Role::Body);
        let leaves =
            body.last().is_some_and(|&last| matches!(self.kind(last), Kind::Continue | Kind::Return | Kind::Raise));
        let others = match () {
            () if negated => body,
            () if leaves => self.rest_of(branch).split_off(1),
            () => self.in_role(branch, Role::Else),
        };
        let reads = |part: NodeId| self.kind(part) == Kind::Name && self.text(part) == self.text(tested);
        self.kind(tested) == Kind::Name && others.into_iter().any(|one| tree.walk(one).any(reads))
    }

    /// The path of what a call calls; behind a star import a builtin is as good as its name.
    fn called_as(self: &Arc<Self>, call: NodeId) -> String {
        let callee = self.child(call, Role::Callee).filter(|&callee| self.kind(callee) == Kind::Name);
        let plain = || callee.map(|callee| self.text(callee).to_owned());
        self.callee_path(call).or_else(plain).unwrap_or_default()
    }

    /// `x is True`, `x is not False`: an exception is neither.
    fn is_held_against_truth(&self, node: NodeId) -> bool {
        let right = self.in_role(node, Role::Right);
        let [right] = right[..] else { return false };
        let left = self.child(node, Role::Left).filter(|_| self.kind(node) == Kind::Compare);
        matches!(self.kind(right), Kind::True | Kind::False)
            && left.is_some_and(|left| self.operator_words(left, right).first() == Some(&"is"))
    }

    /// Whether `node` names an exception class, or a tuple with one. What is not known counts as one where nothing says
    /// otherwise.
    pub fn may_be_exception(self: &Arc<Self>, node: NodeId) -> bool {
        match self.kind(node) {
            Kind::Tuple => self.in_role(node, Role::Element).into_iter().any(|one| self.may_be_exception(one)),
            // `int | ValueError`
            Kind::Binary => self.facts.tree.children(node).any(|one| self.may_be_exception(one)),
            _ => match self.type_of(node) {
                Type::Class(cx, class) => cx.derives_exception(class),
                Type::Path(path) => is_error_name(&path) || self.is_in_group("exceptions", &path),
                _ => true,
            },
        }
    }

    /// Whether `class` derives from an exception, by its bases or their names.
    fn derives_exception(self: &Arc<Self>, class: NodeId) -> bool {
        let bases = self.in_role(class, Role::Base).into_iter().filter(|&base| self.kind(base) != Kind::Keyword);
        is_error_name(self.name(class)) || bases.into_iter().any(|base| base != class && self.may_be_exception(base))
    }
}

/// Whether the last part of a path reads like the name of an exception.
fn is_error_name(path: &str) -> bool {
    let mut parts = path.rsplit('.');
    let last = parts.next().unwrap_or(path);
    let ends =
        ["Error", "Exception", "ExceptionGroup", "Failure", "Interrupt", "Exit", "Warning", "Timeout", "Cancelled"];
    ends.iter().any(|end| last.ends_with(end)) || parts.any(|part| ["errors", "exceptions", "exc"].contains(&part))
}

/// What this file adds to the words of a node.
pub(super) fn word(node: &Node, key: &str) -> Option<Value> {
    let (cx, id) = (&node.cx, node.id);
    Some(match key {
        "flows" => node.nodes(cx.flows(id)),
        "element_members" => cx.element_members(id).into_iter().map(Value::from).collect(),
        "tested_for_error" => Value::from(cx.is_tested_for_error(id)),
        "may_be_exception" => Value::from(cx.may_be_exception(id)),
        "carried" => Value::from(cx.is_carried(id)),
        _ => return None,
    })
}

/// What this file adds to the words with arguments.
pub(super) fn method(node: &Node, name: &str, words: &[String]) -> Option<Value> {
    let (cx, id) = (&node.cx, node.id);
    Some(match name {
        "calls_named" => node.nodes(cx.calls_named(id, words)),
        "under" => node.maybe(cx.under(id, words)),
        "may_be_asked" => Value::from(cx.may_be_asked(id, words)),
        _ => return None,
    })
}

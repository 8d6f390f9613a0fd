//! Settings of the whole process that code changes for as long as something runs: during a wait everybody else would run
//! with them, and might set them back too early.

use std::sync::Arc;

use super::cx::Cx;
use super::held::Entering;
use crate::facts::{Flags, Kind, NodeId, Role};

/// How many generators that stand for a context are followed; one may enter itself.
const DEPTH: u32 = 3;

impl Cx {
    /// What changes a setting of the process around `node`, if the function waits nowhere meanwhile: a `with` that it stands
    /// in (`contextlib.chdir`), a change before it that is taken back behind it (`os.environ[name] = value`), or one that
    /// the code behind relies on (`os.chdir`).
    pub fn setting_around(self: &Arc<Self>, node: NodeId) -> Option<NodeId> {
        self.setting_within(node, DEPTH)
    }

    fn setting_within(self: &Arc<Self>, node: NodeId, depth: u32) -> Option<NodeId> {
        let function = self.async_around(node).or_else(|| self.function(node))?;
        let stacked = || self.stacked(function, node, &|context| self.is_setting_entered(context, depth));
        self.setting_entered(node, function, depth).or_else(stacked).or_else(|| self.setting_changed(node, function))
    }

    fn setting_entered(self: &Arc<Self>, node: NodeId, function: NodeId, depth: u32) -> Option<NodeId> {
        let tree = &self.facts.tree;
        let around = tree.ancestors(node).take_while(|&up| up != function).filter(|&up| self.kind(up) == Kind::With);
        let waits = |with: NodeId| self.here(with).any(|part| self.kind(part) == Kind::Await);
        around.filter(|&with| !waits(with)).find_map(|with| {
            let values = self.in_role(with, Role::Item).into_iter().filter_map(|item| self.child(item, Role::Value));
            values.filter(|&value| !tree.is_within(node, value)).find(|&value| self.is_setting_entered(value, depth))
        })
    }

    /// Whether the context `value` changes a setting while it is entered: the tables say so, or the code of the project that
    /// runs when it is entered.
    fn is_setting_entered(self: &Arc<Self>, value: NodeId, depth: u32) -> bool {
        let Some(depth) = depth.checked_sub(1) else { return false };
        let known = self.callee_path(value).is_some_and(|path| self.is_in_group("contexts of process settings", &path));
        known
            || match self.entering(value) {
                Some(Entering::Generator(cx, yields)) => {
                    yields.iter().any(|&node| cx.setting_within(node, depth).is_some())
                }
                Some(Entering::Method(cx, method)) => cx.here(method).any(|node| cx.setting_set(node).is_some()),
                None => false,
            }
    }

    fn setting_changed(self: &Arc<Self>, node: NodeId, function: NodeId) -> Option<NodeId> {
        let tree = &self.facts.tree;
        let place = tree[node].span;
        let changes: Vec<(NodeId, String)> =
            self.here(function).filter_map(|at| self.setting_set(at).map(|setting| (at, setting))).collect();
        let behind = |at: NodeId| tree[at].span.start >= place.end;
        let before = changes.iter().filter(|&&(at, _)| tree[at].span.end <= place.start);
        let held = |&&(at, ref setting): &&(NodeId, String)| {
            let since = tree[at].span.end;
            // In the next round of a loop it is changed again.
            let loops = || tree.ancestors(at).take_while(|&up| up != function).filter(|&up| self.is_loop(up));
            let again = || loops().any(|up| tree.is_within(node, up));
            let relied = || (self.is_setting_relied_on(at) || again()) && !self.waits_between(since, node, function);
            let mut others = changes.iter().filter(|&&(other, ref same)| {
                behind(other) && (same.starts_with(setting) || setting.starts_with(same))
            });
            others.any(|&(other, _)| !self.waits_between(since, other, function)) || relied()
        };
        before.filter(held).map(|&(at, _)| at).next()
    }

    /// Whether the code behind the call goes by the setting that it changes, itself or in the function that it calls.
    fn is_setting_relied_on(self: &Arc<Self>, call: NodeId) -> bool {
        let path = self.callee_path(call).unwrap_or_default();
        self.is_in_group("process settings relied on", &path)
            || self.settings_in_callee(call).iter().any(|&inner| self.is_setting_relied_on(inner))
    }

    /// The calls in the function of this file that `call` runs, which change a setting and leave it so.
    fn settings_in_callee(self: &Arc<Self>, call: NodeId) -> Vec<NodeId> {
        let callee =
            self.called_function(call).filter(|&it| !self.has(it, Flags::ASYNC) && self.function(call) != Some(it));
        let Some(callee) = callee else { return Vec::new() };
        let calls = self.here(callee).filter(|&node| self.kind(node) == Kind::Call);
        let changes: Vec<(NodeId, String)> =
            calls.filter_map(|node| self.setting_changed_by(node).map(|setting| (node, setting))).collect();
        let alone =
            |(node, setting): &&(NodeId, String)| !changes.iter().any(|(other, same)| other != node && same == setting);
        changes.iter().filter(alone).map(|&(node, _)| node).collect()
    }

    /// Whether running `function` changes a setting of the process, for good or for a while.
    pub fn changes_settings(self: &Arc<Self>, function: NodeId) -> bool {
        self.here(function).any(|part| match self.kind(part) {
            Kind::WithItem => self.child(part, Role::Value).is_some_and(|value| self.is_setting_entered(value, DEPTH)),
            _ => self.setting_set(part).is_some(),
        })
    }

    /// The setting of the process that `node` changes, by a call, or by what it puts into a variable of a module or into the
    /// environment; its text begins with that of the table that holds it.
    fn setting_set(self: &Arc<Self>, node: NodeId) -> Option<String> {
        if self.kind(node) == Kind::Call {
            let inside = || self.settings_in_callee(node).into_iter().find_map(|inner| self.setting_changed_by(inner));
            let entry =
                || self.changed_by(node).and_then(|table| self.path(table)).filter(|path| self.is_setting_table(path));
            return self.setting_changed_by(node).or_else(inside).or_else(entry);
        }
        let targets = self.write_targets(node).into_iter().flat_map(|target| match self.kind(target) {
            Kind::Tuple | Kind::List => self.facts.tree.children(target).collect(),
            _ => vec![target],
        });
        targets.filter_map(|target| self.setting_written(target)).next()
    }

    fn setting_changed_by(&self, call: NodeId) -> Option<String> {
        let path = self.callee_path(call).filter(|path| {
            ["process settings", "process settings relied on"].iter().any(|group| self.is_in_group(group, path))
        })?;
        // `gc.disable` and `gc.enable` are of one setting, `os.environ.pop(name)` and `signal.signal(which, to)` of one entry.
        let (owner, _) = path.rsplit_once("::").or_else(|| path.rsplit_once('.'))?;
        let given = self.positional(call);
        let entry = given.first().copied().filter(|_| given.len() > 1 || self.is_setting_table(owner));
        Some(entry.map_or_else(|| owner.to_owned(), |entry| self.setting_of(owner, entry)))
    }

    fn setting_written(&self, target: NodeId) -> Option<String> {
        match self.kind(target) {
            Kind::Attribute => self.path(target),
            Kind::Subscript => {
                let table = self.child(target, Role::Object).and_then(|object| self.path(object))?;
                let entry = self.child(target, Role::Index).filter(|_| self.is_setting_table(&table))?;
                Some(self.setting_of(&table, entry))
            }
            _ => None,
        }
    }

    fn is_setting_table(&self, path: &str) -> bool {
        self.is_in_group("tables of process settings", path)
    }

    fn setting_of(&self, table: &str, entry: NodeId) -> String {
        format!("{table}[{}", self.text(entry))
    }
}

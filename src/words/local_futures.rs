//! Async functions and blocks whose futures have to stay on their thread.
//!
//! What they keep over an await of their own goes into the future, and with it into the one that awaits it.

use std::sync::Arc;

use super::cx::Cx;
use crate::facts::{Kind, NodeId, Role};

impl Cx {
    /// What keeps the future of an async function or block, or of a call of one, on its thread: what it is given, or what
    /// lives in it over an await, is not `Send`. See [`Cx::thread_bound`].
    pub(super) fn kept_on_thread(self: &Arc<Self>, node: NodeId) -> Vec<String> {
        let called = if self.kind(node) == Kind::Call { self.crate_function(node) } else { None };
        let (cx, function) = called.unwrap_or_else(|| (Arc::clone(self), node));
        let mut found = Vec::new();
        let (mut seen, mut open) = (vec![function], vec![function]);
        while let Some(function) = open.pop() {
            let given = cx.in_role(function, Role::Param).into_iter();
            found.extend(given.flat_map(|param| cx.parameter_of_thread(param)));
            for wait in cx.own_awaits(function) {
                found.extend(cx.thread_bound(wait));
                let awaited = cx.child(wait, Role::Operand).and_then(|it| cx.own_function(it));
                if let Some(awaited) = awaited.filter(|it| !seen.contains(it)) {
                    seen.push(awaited);
                    open.push(awaited);
                }
            }
        }
        found
    }

    /// The awaits in the course of a function or async block.
    fn own_awaits(&self, function: NodeId) -> Vec<NodeId> {
        let body = self.child(function, Role::Body).filter(|_| self.kind(function) == Kind::Function);
        let parts = body.into_iter().flat_map(|body| self.here(body));
        parts.filter(|&it| self.kind(it) == Kind::Await).collect()
    }
}

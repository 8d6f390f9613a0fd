//! Work for many elements within the work for one: a bound on each of the two would multiply.

use std::sync::Arc;

use super::cx::Cx;
use super::makings::Making;
use crate::facts::{Kind, NodeId, Role};

/// A call that collects work which is started for each of any number of elements.
#[derive(Debug)]
pub struct WideWork {
    call: NodeId,
    /// The work for one element.
    element: NodeId,
    /// The functions of the file that run with it.
    runs: Vec<NodeId>,
}

impl Cx {
    /// Whether the work of `making` collects the work of many elements itself, by a call of what `site` calls or of
    /// another function that the tables call collecting, or is part of the work of such a call.
    pub fn is_nested(self: &Arc<Self>, making: &Making, site: NodeId) -> bool {
        let tree = &self.facts.tree;
        let inside = |one: &WideWork| {
            tree.is_within(one.call, making.element) || one.call != site && tree.is_within(site, one.element)
        };
        self.wide_work().iter().any(inside)
    }

    /// The same in a function of the file that the work calls, or as part of one that such work calls.
    pub fn is_nested_by_calls(self: &Arc<Self>, making: &Making, site: NodeId) -> bool {
        let within =
            |place: NodeId, functions: &[NodeId]| functions.iter().any(|&it| self.facts.tree.is_within(place, it));
        let own = self.run_for_element(making.element);
        let others = self.wide_work().iter().filter(|one| one.call != site);
        others.into_iter().any(|one| within(one.call, &own) || within(site, &one.runs))
    }

    /// The functions of the file that run for one element.
    fn run_for_element(self: &Arc<Self>, element: NodeId) -> Vec<NodeId> {
        let named = self.callback_function(element).filter(|_| self.kind(element) != Kind::Function);
        named.into_iter().chain(self.runs(named.unwrap_or(element))).collect()
    }

    /// The calls of the file that collect work which is started for each of any number of elements, with that work.
    fn wide_work(self: &Arc<Self>) -> &[WideWork] {
        let tree = &self.facts.tree;
        let collecting = self.group("collecting functions");
        let named = |name: &str| collecting.iter().any(|path| path.rsplit('.').next() == Some(name));
        let collects = |call: NodeId| {
            let callee = self.child(call, Role::Callee).filter(|&callee| self.may_stand_for(callee, named));
            callee.and_then(|callee| self.path(callee)).is_some_and(|path| collecting.contains(&path))
        };
        let wide = |call: NodeId| {
            let first = self.positional(call).first().copied();
            let makings = first.map_or_else(Vec::new, |first| self.makings(first));
            let wide = makings.into_iter().filter(|one| self.is_wide(one)).map(|one| one.element);
            wide.map(move |element| WideWork { call, element, runs: self.run_for_element(element) })
        };
        let list = || tree.of_kind(Kind::Call).filter(|&call| collects(call)).flat_map(wide).collect();
        self.asked.wide_work.get_or_init(list)
    }

    /// Whether work is started for each of any number of elements, by no limiter.
    fn is_wide(self: &Arc<Self>, making: &Making) -> bool {
        let works = match making.form {
            "mapping" => self.starts_work(making.element),
            "appends" => self.kind(making.element) != Kind::Await && self.is_work(making.element),
            _ => false,
        };
        works && !making.over.iter().all(|&over| self.is_bounded(over)) && !self.goes_through_limiter(making.element)
    }
}

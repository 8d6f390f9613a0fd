//! The syntax of a file as one flat tree with the same kinds of nodes for every language.
//!
//! A node says what it is ([`Kind`]), what it is to its parent ([`Role`]), where it stands, and where its name stands.
//! Children are in source order unless their role says otherwise.
//! A node comes right before all that is below it, so what is below is one run of nodes. Languages build trees with [`Builder`].

use std::ops::Index;
use std::sync::OnceLock;

pub use super::flags::Flags;
pub use super::kinds::{Kind, Role};
use crate::text::Span;

/// Index of a node in its [`Tree`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct NodeId(u32);

impl NodeId {
    /// The root of every tree.
    pub const ROOT: NodeId = NodeId(0);

    /// As an index into a list that is parallel to the nodes.
    pub const fn index(self) -> usize {
        self.0 as usize
    }
}

/// One node of the syntax.
#[derive(Clone, Copy, Debug)]
pub struct Node {
    /// What it is.
    pub kind: Kind,
    /// What it is to its parent.
    pub role: Role,
    /// More about it.
    pub flags: Flags,
    /// Where it stands, without parentheses around it.
    pub span: Span,
    /// Where its name stands: the name of a def, class, attribute, keyword, handler, imported name; else empty.
    pub name: Span,
    /// The list in brackets that belongs to it, brackets included: arguments of a call, parameters of a function;
    /// else empty.
    pub list: Span,
    parent: u32,
    /// The first node behind it and all that is below it.
    end: u32,
}

const NONE: u32 = u32::MAX;

/// The syntax of one file. Node 0 is the [`Kind::Module`].
#[derive(Debug, Default)]
pub struct Tree {
    nodes: Vec<Node>,
    kinds: OnceLock<ByKind>,
}

/// Nodes of one kind, in order.
pub type Nodes<'a> = std::iter::Copied<std::slice::Iter<'a, NodeId>>;

/// The nodes of a tree by their kind, in order.
#[derive(Debug)]
struct ByKind {
    nodes: Vec<NodeId>,
    /// Where the nodes of each kind begin, in the order of the kinds; one more for the end of the last.
    starts: Vec<u32>,
}

impl ByKind {
    fn of(nodes: &[Node]) -> Self {
        let mut starts = vec![0_u32; Kind::ALL.len() + 1];
        for node in nodes {
            starts[node.kind as usize + 1] += 1;
        }
        for kind in 1..starts.len() {
            starts[kind] += starts[kind - 1];
        }
        let mut free = starts.clone();
        let mut sorted = vec![NodeId::ROOT; nodes.len()];
        for (at, node) in nodes.iter().enumerate() {
            let place = &mut free[node.kind as usize];
            sorted[*place as usize] = NodeId(at as u32);
            *place += 1;
        }
        Self { nodes: sorted, starts }
    }

    fn get(&self, kind: Kind) -> &[NodeId] {
        &self.nodes[self.starts[kind as usize] as usize..self.starts[kind as usize + 1] as usize]
    }
}

impl Index<NodeId> for Tree {
    type Output = Node;

    fn index(&self, id: NodeId) -> &Node {
        &self.nodes[id.index()]
    }
}

fn id(raw: u32) -> Option<NodeId> {
    (raw != NONE).then_some(NodeId(raw))
}

impl Tree {
    pub(super) fn shrink(&mut self) {
        self.nodes.shrink_to_fit();
    }

    /// Number of nodes.
    pub fn len(&self) -> usize {
        self.nodes.len()
    }

    /// Whether there is no node, not even the root.
    pub fn is_empty(&self) -> bool {
        self.nodes.is_empty()
    }

    /// Every node, parents before their children.
    pub fn ids(&self) -> impl Iterator<Item = NodeId> + use<> {
        (0..self.nodes.len() as u32).map(NodeId)
    }

    /// The node around `node`; none for the root.
    pub fn parent(&self, node: NodeId) -> Option<NodeId> {
        id(self[node].parent)
    }

    /// Every node of a kind, in order. The first question sorts the nodes, the others cost what they find.
    pub fn of_kind(&self, kind: Kind) -> Nodes<'_> {
        self.by_kind(kind).iter().copied()
    }

    fn by_kind(&self, kind: Kind) -> &[NodeId] {
        self.kinds.get_or_init(|| ByKind::of(&self.nodes)).get(kind)
    }

    /// The nodes of a kind among `root` and all below it, in order.
    pub fn of_kind_in(&self, root: NodeId, kind: Kind) -> Nodes<'_> {
        let all = self.by_kind(kind);
        let from = all.partition_point(|&node| node < root);
        let to = all.partition_point(|&node| node.0 < self[root].end);
        all[from..to].iter().copied()
    }

    /// The children of `node`.
    pub fn children(&self, node: NodeId) -> impl Iterator<Item = NodeId> + '_ {
        let end = self[node].end;
        let from = move |at: u32| (at < end).then_some(NodeId(at));
        std::iter::successors(from(node.0 + 1), move |&child| from(self[child].end))
    }

    /// The children of `node` in one role.
    pub fn in_role(&self, node: NodeId, role: Role) -> impl Iterator<Item = NodeId> + '_ {
        self.children(node).filter(move |&child| self[child].role == role)
    }

    /// The first child of `node` in one role.
    pub fn child(&self, node: NodeId, role: Role) -> Option<NodeId> {
        self.in_role(node, role).next()
    }

    /// `node`'s parents from the nearest to the root.
    pub fn ancestors(&self, node: NodeId) -> impl Iterator<Item = NodeId> + '_ {
        std::iter::successors(self.parent(node), |&up| self.parent(up))
    }

    /// `node` and all below it, parents before their children.
    pub fn walk(&self, node: NodeId) -> impl DoubleEndedIterator<Item = NodeId> + use<> {
        (node.0..self[node].end).map(NodeId)
    }

    /// All below `node` that runs when `node` runs: bodies of nested functions and classes are left out, their
    /// decorators, defaults and bases are not.
    pub fn walk_here(&self, node: NodeId) -> WalkHere<'_> {
        WalkHere { tree: self, start: node, at: node.0, end: self[node].end }
    }

    /// Whether `inner` is `outer` or below it.
    pub fn is_within(&self, inner: NodeId, outer: NodeId) -> bool {
        outer <= inner && inner.0 < self[outer].end
    }

    /// The smallest node that covers `span`.
    pub fn covering(&self, span: Span) -> NodeId {
        let mut at = NodeId::ROOT;
        while let Some(child) = self.children(at).find(|&child| self[child].span.contains(span)) {
            at = child;
        }
        at
    }

    /// The outermost node that covers exactly `span`.
    pub fn exactly(&self, span: Span) -> Option<NodeId> {
        let mut at = NodeId::ROOT;
        loop {
            if self[at].span == span {
                return Some(at);
            }
            at = self.children(at).find(|&child| self[child].span.contains(span))?;
        }
    }
}

/// Walks what runs together, see [`Tree::walk_here`].
pub struct WalkHere<'a> {
    tree: &'a Tree,
    start: NodeId,
    at: u32,
    end: u32,
}

impl WalkHere<'_> {
    /// Whether `node` runs only when the function around it is called.
    fn deferred(&self, node: NodeId) -> bool {
        let it = &self.tree[node];
        let part = matches!(it.role, Role::Body | Role::Param) && it.kind != Kind::Param;
        part && it.parent != self.start.0
            && it.parent != NONE
            && self.tree.nodes[it.parent as usize].kind == Kind::Function
    }
}

impl Iterator for WalkHere<'_> {
    type Item = NodeId;

    fn next(&mut self) -> Option<NodeId> {
        while self.at < self.end {
            let node = NodeId(self.at);
            if node == self.start || !self.deferred(node) {
                self.at += 1;
                return Some(node);
            }
            self.at = self.tree[node].end;
        }
        None
    }
}

/// Builds a [`Tree`] from the top down: open a node, add what is inside, close it.
#[derive(Debug, Default)]
pub struct Builder {
    nodes: Vec<Node>,
    open: Vec<u32>,
}

impl Builder {
    /// A builder with room for so many nodes.
    pub fn with_capacity(nodes: usize) -> Self {
        Self { nodes: Vec::with_capacity(nodes), ..Self::default() }
    }

    /// Starts a node inside the open one.
    pub fn open(&mut self, kind: Kind, role: Role, span: Span) -> NodeId {
        let at = self.nodes.len() as u32;
        let parent = self.open.last().copied().unwrap_or(NONE);
        let empty = Span::default();
        let flags = Flags::default();
        self.nodes.push(Node { kind, role, flags, span, name: empty, list: empty, parent, end: at + 1 });
        self.open.push(at);
        NodeId(at)
    }

    /// Ends the node that was opened last.
    pub fn close(&mut self) {
        let end = self.nodes.len() as u32;
        if let Some(closed) = self.open.pop() {
            self.nodes[closed as usize].end = end;
        }
    }

    /// A node without children.
    pub fn leaf(&mut self, kind: Kind, role: Role, span: Span) -> NodeId {
        let node = self.open(kind, role, span);
        self.close();
        node
    }

    /// Says more of a node that was opened.
    pub fn node(&mut self, node: NodeId) -> &mut Node {
        &mut self.nodes[node.index()]
    }

    /// Adds flags to a node.
    pub fn flag(&mut self, node: NodeId, flags: Flags) {
        let node = self.node(node);
        node.flags = node.flags.with(flags);
    }

    /// The finished tree.
    pub fn finish(mut self) -> Tree {
        while !self.open.is_empty() {
            self.close();
        }
        Tree { nodes: self.nodes, kinds: OnceLock::new() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sample() -> Tree {
        let mut builder = Builder::default();
        builder.open(Kind::Module, Role::Child, Span::new(0, 9));
        builder.open(Kind::Expression, Role::Body, Span::new(0, 9));
        builder.open(Kind::Call, Role::Value, Span::new(0, 9));
        builder.leaf(Kind::Name, Role::Callee, Span::new(0, 1));
        builder.leaf(Kind::Name, Role::Argument, Span::new(2, 3));
        builder.close();
        builder.close();
        builder.close();
        builder.finish()
    }

    #[test]
    fn walks_parents_before_children() {
        let tree = sample();
        let kinds: Vec<Kind> = tree.walk(NodeId::ROOT).map(|node| tree[node].kind).collect();
        assert_eq!(kinds, [Kind::Module, Kind::Expression, Kind::Call, Kind::Name, Kind::Name]);
    }

    #[test]
    fn finds_nodes_by_place() {
        let tree = sample();
        assert_eq!(tree[tree.covering(Span::new(2, 3))].role, Role::Argument);
        assert_eq!(tree.exactly(Span::new(0, 9)), Some(NodeId::ROOT));
        assert_eq!(tree.exactly(Span::new(1, 3)), None);
    }

    #[test]
    fn nodes_of_a_kind_are_found_below_a_node() {
        let tree = sample();
        let call = tree.of_kind(Kind::Call).next().expect("the sample has a call");
        assert!(tree.of_kind_in(call, Kind::Name).eq(tree.of_kind(Kind::Name)));
        assert_eq!(tree.of_kind_in(call, Kind::Module).len(), 0);
        let [callee, argument] = tree.of_kind(Kind::Name).collect::<Vec<_>>()[..] else { panic!("two names") };
        assert!(tree.is_within(callee, call) && !tree.is_within(call, callee) && !tree.is_within(argument, callee));
    }
}

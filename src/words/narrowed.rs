//! Members and entries whose type a test has made narrower. A compiler forgets that in a function that is called later:
//! `if (item.url) jobs.push(() => load(item.url))`.

use std::sync::Arc;

use super::cx::Cx;
use super::types::Type;
use crate::facts::{Flags, Kind, NodeId, Role};

/// Types that nothing can be made narrower of.
const WHOLE: [&str; 7] = ["string", "number", "bigint", "Date", "URL", "Buffer", "RegExp"];

impl Cx {
    /// The member or entry read in `work` of which the code in front of it in the same function has asked what it is.
    pub fn narrowed_place(self: &Arc<Self>, work: NodeId) -> Option<NodeId> {
        let tree = &self.facts.tree;
        let start = tree[work].span.start;
        let around = self.function(work).unwrap_or(NodeId::ROOT);
        let before = self.here(around).filter(|&node| self.is_place(node) && tree[node].span.start < start);
        let asked: Vec<(NodeId, String)> = before
            .filter(|&node| !tree.is_within(node, work) && self.is_examined(node))
            .map(|node| (node, self.bare_place(node)))
            .collect();
        let narrow = |place: NodeId| asked.iter().any(|(node, text)| self.narrows(*node, text, place));
        let mut places = tree.walk(work).filter(|&node| self.is_place(node) && !asked.is_empty());
        places.find(|&place| !self.is_told(place, work) && narrow(place) && !self.is_whole(place))
    }

    /// Whether the question `asked` of the place `text` says something of the type of `place`: of itself, of the object that
    /// it is taken from by one of its members, or of what a `?.` goes through.
    fn narrows(&self, asked: NodeId, text: &str, place: NodeId) -> bool {
        let member_of = |object: NodeId| text.strip_prefix(self.bare_place(object).as_str())?.strip_prefix('.');
        let object = self.child(place, Role::Object).filter(|&object| self.is_place(object));
        let tag = |object: NodeId| member_of(object).is_some_and(|it| !it.contains('.')) && self.is_compared(asked);
        text == self.bare_place(place)
            || object.is_some_and(tag)
            || self.text(asked).contains("?.") && member_of(place).is_some()
    }

    /// `node` as a compiler knows it: without `?.` and `!`.
    fn bare_place(&self, node: NodeId) -> String {
        self.text(node).replace("?.", ".").replace('!', "")
    }

    /// Whether `place` says its type itself, or stands in a function inside of `work`, which never knew it.
    fn is_told(&self, place: NodeId, work: NodeId) -> bool {
        let tree = &self.facts.tree;
        tree.parent(place).is_some_and(|up| self.kind(up) == Kind::Cast)
            || tree.ancestors(place).take_while(|&up| up != work).any(|up| self.kind(up) == Kind::Function)
    }

    /// Whether the code asks what `node` is, or sets it.
    fn is_examined(&self, node: NodeId) -> bool {
        let tree = &self.facts.tree;
        let mut at = node;
        while let Some(up) = tree.parent(at) {
            match (self.kind(up), tree[at].role) {
                (Kind::Unary | Kind::Cast, _) => at = up,
                (Kind::Logical, _) => return self.sign(up) != "??",
                (_, Role::Test) => return true,
                (Kind::Compare, _) => return self.asks_of_kind(up, at),
                (Kind::AssignExpression, role) => return role == Role::Target,
                (Kind::Call, Role::Argument) => return self.asks_by_name(up),
                _ => return false,
            }
        }
        false
    }

    /// Whether `node` is a side of a comparison.
    fn is_compared(&self, node: NodeId) -> bool {
        self.facts.tree.parent(node).is_some_and(|up| self.kind(up) == Kind::Compare)
    }

    /// Whether the comparison asks for the kind of its `side`: with a literal, `undefined`, by `typeof`, `instanceof`, `in`.
    fn asks_of_kind(&self, comparison: NodeId, side: NodeId) -> bool {
        let sign = self.sign(comparison);
        let equals = matches!(sign.as_str(), "===" | "!==" | "==" | "!=");
        let mut others = self.facts.tree.children(comparison).filter(|&it| it != side);
        let told = |it: NodeId| {
            matches!(self.kind(it), Kind::None | Kind::String | Kind::True | Kind::False)
                || self.text(it) == "undefined"
        };
        matches!(sign.as_str(), "instanceof" | "in") || equals && others.any(told)
    }

    /// Whether a function of this name looks at what it is given: `isUrl(x)`, `assert(x)`.
    fn asks_by_name(&self, call: NodeId) -> bool {
        let name = self.child(call, Role::Callee).map_or("", |callee| self.name(callee)).to_lowercase();
        self.group("asking names").iter().any(|part| name.starts_with(part.as_str()))
    }

    /// Whether the written type of `place` leaves nothing to ask: how long something is, is a number.
    fn is_whole(self: &Arc<Self>, place: NodeId) -> bool {
        if self.name(place) == "length" {
            return true;
        }
        let Some(object) = self.child(place, Role::Object).filter(|_| self.kind(place) == Kind::Attribute) else {
            return false;
        };
        let Type::Local(cx, owner) = self.type_of(object) else { return false };
        let members = cx.in_role(owner, Role::Element);
        let mut named = members.into_iter().filter(|&it| cx.name(it) == self.name(place));
        let member = named.next().filter(|&it| named.next().is_none() && !cx.has(it, Flags::OPTIONAL));
        let written = member.and_then(|member| cx.child(member, Role::Annotation));
        written.is_some_and(|written| WHOLE.contains(&cx.text(written).trim_start_matches(':').trim()))
    }
}

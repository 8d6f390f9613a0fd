//! Methods that traits of the crate ask for: which trait it is whose method a call calls, by a bound, by `dyn` and `impl`, or
//! because the type of the object has it. Start at `Cx::method_of_trait`.

use std::sync::Arc;

use super::crate_wide::Place;
use super::cx::Cx;
use super::receivers::behind_pointers;
use crate::facts::{Flags, Kind, NodeId, Role};

impl Cx {
    /// Where the async method is asked for that `call` calls through a trait of the crate.
    pub(super) fn method_of_trait(self: &Arc<Self>, call: NodeId) -> Option<Place> {
        let callee = self.child(call, Role::Callee).filter(|&it| self.kind(it) == Kind::Attribute)?;
        let mut traits = self.traits_of(callee);
        traits.sort_unstable();
        traits.dedup();
        let found: Vec<Place> = traits.into_iter().filter_map(|of| self.asked_for(of, self.name(callee))).collect();
        match &found[..] {
            [one] => Some(one.clone()),
            _ => None,
        }
    }

    /// The async method `name` of a trait, which this file has or imports.
    fn asked_for(self: &Arc<Self>, of: &str, name: &str) -> Option<Place> {
        let tree = &self.facts.tree;
        let is_trait = |node: NodeId| self.name(node) == of && self.child(node, Role::Type).is_none();
        if tree.of_kind(Kind::Impl).any(is_trait) {
            return self.method_of(of, name, true).map(|method| (Arc::clone(self), method));
        }
        let mut path = self.imported(of)?;
        path.push(name.to_owned());
        self.function_at(&path, true)
    }

    /// The names of the traits that what a method is called on is known to have.
    fn traits_of(self: &Arc<Self>, callee: NodeId) -> Vec<&str> {
        let Some(object) = self.child(callee, Role::Object) else { return Vec::new() };
        if self.has(callee, Flags::PATH) {
            return vec![self.text(object)];
        }
        let around = self.facts.tree.ancestors(callee).find(|&up| self.kind(up) == Kind::Impl);
        let own = around.filter(|_| self.kind(object) == Kind::This);
        match own.map(|it| (it, self.child(it, Role::Type))) {
            Some((of, None)) => vec![self.name(of)],
            Some((_, Some(of))) => self.traits_for(self.type_name(of), self.name(callee)),
            None => match self.noted_as(object).map(behind_pointers) {
                Some(noted) => self.bounds(noted, callee),
                None => match self.written_type(object) {
                    Some(of) if of.starts_with("dyn ") => self.bounds(of, callee),
                    _ => self.receiver_type(object).map_or_else(Vec::new, |of| self.traits_for(of, self.name(callee))),
                },
            },
        }
    }

    /// The traits that a written type has: those of `dyn` and `impl`, of a generic, or of a type of this file.
    fn bounds<'a>(self: &'a Arc<Self>, noted: &'a str, place: NodeId) -> Vec<&'a str> {
        if let Some(listed) = noted.strip_prefix("dyn ").or_else(|| noted.strip_prefix("impl ")) {
            return names_of(listed);
        }
        let name = noted.split('<').next().unwrap_or_default().trim();
        let headed =
            self.facts.tree.ancestors(place).filter(|&up| matches!(self.kind(up), Kind::Function | Kind::Impl));
        let heads = headed.map(|up| self.text(up).split('{').next().unwrap_or_default());
        let mut found: Vec<&str> = heads.flat_map(|head| bounds_in(head, name)).collect();
        if found.is_empty() {
            found = self.traits_for(name, self.name(place));
        }
        found
    }

    /// The traits that a type is given in this file; none if it has a method `name` of its own, which goes first.
    fn traits_for(self: &Arc<Self>, of: &str, name: &str) -> Vec<&str> {
        let tree = &self.facts.tree;
        let blocks = tree.of_kind(Kind::Impl);
        let given = blocks.filter(|&it| self.child(it, Role::Type).is_some_and(|it| self.type_name(it) == of));
        let (own, of_traits): (Vec<NodeId>, Vec<NodeId>) =
            given.partition(|&block| self.child(block, Role::Base).is_none());
        let is_it = |node: NodeId| self.kind(node) == Kind::Function && self.name(node) == name;
        let elsewhere = || {
            let path = self.imported(of).map(|path| path.into_iter().chain([name.to_owned()]).collect::<Vec<_>>());
            path.is_some_and(|path| self.function_at(&path, false).is_some())
        };
        if own.iter().any(|&block| tree.children(block).any(is_it)) || elsewhere() {
            return Vec::new();
        }
        of_traits.into_iter().filter_map(|it| self.child(it, Role::Base)).map(|it| self.type_name(it)).collect()
    }
}

/// The bounds on `name` in the head of an item: `Sink` and `Send` of `<S: Sink + Send>` and `where S: Sink + Send`.
fn bounds_in<'a>(head: &'a str, name: &str) -> Vec<&'a str> {
    let part_of_name = |c: char| c.is_alphanumeric() || matches!(c, '_' | ':' | '\'');
    let bounds = head.match_indices(name).filter_map(|(at, _)| {
        let rest = head[at + name.len()..].trim_start().strip_prefix(':')?;
        let whole = !head[..at].ends_with(part_of_name) && !rest.starts_with(':');
        whole.then_some(rest)
    });
    bounds.flat_map(names_of).collect()
}

/// The names in a list of bounds, without paths and parameters, up to what ends the list.
fn names_of(listed: &str) -> Vec<&str> {
    let mut depth = 0;
    let end = listed.find(|c: char| {
        depth += match c {
            '<' | '(' => 1,
            '>' | ')' => -1,
            _ => 0,
        };
        depth < 0 || depth == 0 && c == ','
    });
    let parts = listed[..end.unwrap_or(listed.len())].split('+');
    parts.map(|part| part.split('<').next().unwrap_or_default().trim()).filter(|part| !part.is_empty()).collect()
}

#[cfg(test)]
mod tests {
    use super::bounds_in;

    #[test]
    fn bounds_stand_behind_the_name_of_a_generic() {
        let cases: [(&str, &[&str]); 6] = [
            ("async fn f<S: Sink>(s: &S)", &["Sink"]),
            ("async fn f<T, S: Sink<u8> + Send + 'static>(s: &S)", &["Sink", "Send", "'static"]),
            ("async fn f<S>(s: S) -> u8 where S: Sink, T: Other", &["Sink"]),
            ("impl<S: ?Sized + Sink> Pool<S>", &["?Sized", "Sink"]),
            ("async fn f(s: &S) -> S::Item", &[]),
            ("async fn f<OS: Sink>(s: &OS)", &[]),
        ];
        for (head, expected) in cases {
            assert_eq!(bounds_in(head, "S"), expected, "{head}");
        }
    }
}

//! Whether the instances of a class may be given one more attribute: nobody makes them past the constructor, copies them into
//! another process, or looks at all their attributes at once, and no class derived from theirs goes its own way.

use std::sync::Arc;

use crate::facts::{Kind, NodeId, Role};
use crate::words::cx::Cx;
use crate::words::types::Type;

impl Cx {
    /// Whether an attribute that the constructors of `family`, a class and its bases, set is there in every instance, and
    /// harms nobody.
    pub(super) fn instances_take_more(self: &Arc<Self>, family: &[NodeId]) -> bool {
        let mut kin = family.to_vec();
        kin.extend(self.file_heirs(family));
        !self.is_made_past_constructor(&kin) && !self.is_copied_whole(&kin) && !self.is_shown_whole(&kin)
    }

    /// Classes of this file that derive from one of `family`, also through others.
    pub(super) fn file_heirs(&self, family: &[NodeId]) -> Vec<NodeId> {
        let classes: Vec<NodeId> = self.facts.tree.of_kind(Kind::Class).collect();
        let mut found: Vec<NodeId> = Vec::new();
        loop {
            let derived = |class: &NodeId| {
                let bases = self.file_bases(*class);
                !found.contains(class) && bases.iter().any(|base| family.contains(base) || found.contains(base))
            };
            let further: Vec<NodeId> = classes.iter().copied().filter(derived).collect();
            if further.is_empty() {
                return found;
            }
            found.extend(further);
        }
    }

    /// Whether one of `kin`, or a class of another file that derives from one, fits no constructor without parameters above it:
    /// it has one of its own that does not call on, or another base whose constructor would not be called.
    pub(super) fn heirs_need_their_own(self: &Arc<Self>, class: NodeId) -> bool {
        let goes_on = |home: &Cx, heir: NodeId| {
            let lonely = home.bases(heir).len() < 2;
            lonely && home.constructor(heir).is_none_or(|constructor| home.calls_base_constructor(constructor))
        };
        self.file_heirs(&[class]).into_iter().any(|heir| !goes_on(self, heir))
            || self.any_heir_elsewhere(class, "needs its own", &|home, heir| !goes_on(home, heir))
    }

    /// Whether a class of this file that derives from `class` may be made without its constructor: it has one of its own that
    /// does not call the one above it, or a base with another one goes before.
    pub(super) fn heirs_hide_constructor(&self, class: NodeId) -> bool {
        let heirs = self.file_heirs(&[class]);
        let bare = |base: NodeId| match self.file_class(base) {
            Some(other) => self
                .file_ancestry(other)
                .into_iter()
                .all(|one| self.constructor(one).is_none() && self.bases(one).len() == self.file_bases(one).len()),
            None => self.is_bare_base(base),
        };
        heirs.iter().any(|&heir| {
            let own = self.constructor(heir).is_some_and(|constructor| !self.calls_base_constructor(constructor));
            let in_line = |base: NodeId| self.file_class(base).is_some_and(|one| one == class || heirs.contains(&one));
            own || self.bases(heir).into_iter().take_while(|&base| !in_line(base)).any(|base| !bare(base))
        })
    }

    /// Whether a base is known to give those that derive from it neither a constructor nor anything to be entered by.
    pub(in crate::words) fn is_bare_base(&self, base: NodeId) -> bool {
        let named = self.child(base, Role::Object).filter(|_| self.kind(base) == Kind::Subscript).unwrap_or(base);
        self.path(named).is_some_and(|path| self.is_in_group("bases that add nothing", &path))
    }

    /// Whether a class of another file that derives from `class` has a constructor that does not call the one above it.
    pub(super) fn heirs_elsewhere_hide_constructor(self: &Arc<Self>, class: NodeId) -> bool {
        self.any_heir_elsewhere(class, "hides", &|home, heir| {
            home.constructor(heir).is_some_and(|constructor| !home.calls_base_constructor(constructor))
        })
    }

    /// Whether a class of another file that derives from `class` uses an attribute of this name.
    pub(super) fn heirs_elsewhere_use(self: &Arc<Self>, class: NodeId, name: &str) -> bool {
        self.any_heir_elsewhere(class, &format!("uses {name}"), &|home, heir| {
            let mut nodes = home.facts.tree.walk(heir);
            nodes.any(|node| home.kind(node) == Kind::Attribute && home.name(node) == name)
        })
    }

    /// Whether a class of another file of the project that derives from `class` is as wanted; `asked` names the question.
    fn any_heir_elsewhere(self: &Arc<Self>, class: NodeId, asked: &str, wanted: &dyn Fn(&Cx, NodeId) -> bool) -> bool {
        let key = (self.source.path().to_owned(), format!("heirs of {}: {asked}", self.name(class)));
        let found = || {
            self.heir_files(self.name(class)).into_iter().filter_map(|file| self.open(&file)).any(|home| {
                let classes = home.facts.tree.of_kind(Kind::Class);
                let derived = |heir: NodeId| home.derives(heir, &|base| home.last_name(base) == self.name(class), 8);
                classes.into_iter().any(|heir| derived(heir) && wanted(&home, heir))
            })
        };
        self.modules.result(key, || if found() { "yes" } else { "no" }) == "yes"
    }

    /// The constructor that the class itself has.
    pub(super) fn constructor(&self, class: NodeId) -> Option<NodeId> {
        let members = self.in_role(class, Role::Body);
        members.into_iter().find(|&member| self.kind(member) == Kind::Function && self.name(member) == "__init__")
    }

    /// Whether a constructor calls that of a base.
    pub(super) fn calls_base_constructor(&self, constructor: NodeId) -> bool {
        let mut nodes = self.facts.tree.walk(constructor);
        nodes.any(|node| self.kind(node) == Kind::Attribute && self.name(node) == "__init__")
    }

    /// Whether an instance of `kin` is made by `__new__` alone.
    fn is_made_past_constructor(self: &Arc<Self>, kin: &[NodeId]) -> bool {
        self.named("__new__").iter().any(|&callee| {
            let tree = &self.facts.tree;
            let call =
                tree.parent(callee).filter(|&up| self.kind(up) == Kind::Call && tree[callee].role == Role::Callee);
            let Some(call) = call else { return false };
            // A `__new__` that calls the one above it: the constructor comes after.
            let passes_on = self.function(call).is_some_and(|around| self.name(around) == "__new__");
            !passes_on && self.positional(call).first().is_some_and(|&class| self.may_be_class(class, kin))
        })
    }

    /// Whether `node` may stand for one of the classes.
    fn may_be_class(self: &Arc<Self>, node: NodeId, kin: &[NodeId]) -> bool {
        match self.type_of(node) {
            Type::Class(home, class) => Arc::ptr_eq(&home, self) && kin.contains(&class),
            Type::Unknown => self.class_around(node).is_none_or(|class| kin.contains(&class)),
            _ => false,
        }
    }

    /// Whether an instance of `kin`, or a method bound to one, is copied with all that it holds, or sent to another process.
    fn is_copied_whole(self: &Arc<Self>, kin: &[NodeId]) -> bool {
        let copying = "calls that copy whole objects";
        let last = |path: &str| path.rsplit('.').next().unwrap_or(path).to_owned();
        let names: Vec<String> = self.group(copying).iter().map(|path| last(path)).collect();
        let tree = &self.facts.tree;
        tree.of_kind(Kind::Call).any(|call| {
            let callee = self.child(call, Role::Callee);
            let worth = callee
                .is_some_and(|callee| self.may_stand_for(callee, |name| names.iter().any(|wanted| wanted == name)));
            worth
                && self.called_path(call).is_some_and(|path| self.is_in_group(copying, &path))
                && self.in_role(call, Role::Argument).into_iter().any(|argument| self.holds_instance(argument, kin))
        })
    }

    /// Whether an instance of `kin`, itself or as the owner of a bound method, stands in `argument`.
    fn holds_instance(self: &Arc<Self>, argument: NodeId, kin: &[NodeId]) -> bool {
        let tree = &self.facts.tree;
        tree.walk(argument).filter(|&node| self.kind(node) == Kind::Name).any(|node| {
            let owner = tree.parent(node).filter(|_| tree[node].role == Role::Object);
            // An attribute is another object, a method carries its own.
            let whole = owner.is_none_or(|attribute| matches!(self.type_of(attribute), Type::Function(..)));
            whole && self.is_instance_of(node, kin) == Some(true)
        })
    }

    /// Whether `node` is an instance of one of the classes; none where that is not known.
    fn is_instance_of(self: &Arc<Self>, node: NodeId, kin: &[NodeId]) -> Option<bool> {
        if self.is_self(node) {
            return self.class_around(node).map(|class| kin.contains(&class));
        }
        match self.type_of(node) {
            Type::Local(home, class) => Some(Arc::ptr_eq(&home, self) && kin.contains(&class)),
            Type::Unknown => None,
            _ => Some(false),
        }
    }

    /// Whether all attributes of an instance of `kin`, or of something unknown, are looked at together.
    fn is_shown_whole(self: &Arc<Self>, kin: &[NodeId]) -> bool {
        let tree = &self.facts.tree;
        let holders = tree.of_kind(Kind::Attribute).chain(tree.of_kind(Kind::Call));
        holders.filter_map(|node| Some((node, self.holder_of_attributes(node)?))).any(|(node, owner)| {
            let by_name = tree.parent(node).is_some_and(|up| match self.kind(up) {
                Kind::Subscript => tree[node].role == Role::Object,
                Kind::Attribute => self.is_in_group("methods for one attribute", self.name(up)),
                // `name in vars(self)`
                Kind::Compare => self.text(up).contains(" in "),
                _ => false,
            });
            let of_class = self.instance_of_named_class(owner).is_some();
            !by_name && !of_class && self.is_instance_of(owner, kin) != Some(false)
        })
    }
}

//! The names of a file: scopes, what each name is bound to, and what a reference stands for.

use std::num::NonZeroU32;
use std::sync::Arc;

use rustc_hash::FxHashMap;

use super::tree::NodeId;
use crate::text::Span;

/// Index of a scope in [`Scopes`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct ScopeId(pub u32);

/// Index of a binding in [`Scopes`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct BindingId(NonZeroU32);

impl BindingId {
    /// The binding with this index.
    pub fn new(index: usize) -> Self {
        // One more, so that an index that may be none takes no more room.
        Self(NonZeroU32::MIN.saturating_add(index as u32))
    }

    /// Its index.
    pub const fn index(self) -> usize {
        self.0.get() as usize - 1
    }
}

/// What opens a scope.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ScopeKind {
    /// The file.
    Module,
    /// A class body: its names are not seen by the functions inside (Python).
    Class,
    /// A function, lambda or arrow.
    Function,
    /// A comprehension (Python).
    Comprehension,
    /// A block with names of its own (JavaScript).
    Block,
}

/// A region of the file in which names are bound.
#[derive(Debug)]
pub struct Scope {
    /// The node that opens it.
    pub node: NodeId,
    /// The scope around it.
    pub parent: Option<ScopeId>,
    /// What opens it.
    pub kind: ScopeKind,
    /// Its names.
    pub names: FxHashMap<Arc<str>, BindingId>,
}

/// How a place binds a name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum How {
    /// An import of the thing with this path, such as `asyncio.gather`; the flag tells an import that binds only for
    /// the type checker (`if TYPE_CHECKING:`, `import type`).
    Import {
        /// What is imported.
        path: String,
        /// Whether it exists for the type checker alone.
        type_only: bool,
        /// Whether it stands in a `try` or `if`, so that another branch may bind the name otherwise.
        conditional: bool,
    },
    /// A parameter; the node is the `Param`.
    Parameter,
    /// `def`, `function`; the node is the `Function`.
    Function,
    /// `class`; the node is the `Class`.
    Class,
    /// An assignment of the value of one expression to this name alone.
    Value(NodeId),
    /// A part of an unpacked value, an augmented assignment, a `del`: written, the value is not known.
    Part,
    /// A loop or comprehension target; the node given is what is walked, if the name is the whole target.
    Loop(Option<NodeId>),
    /// `with … as name`; the node given is the context expression.
    With(NodeId),
    /// `except … as name`, `catch (name)`.
    Handler,
    /// A declaration without a value: `let x;`, `x: int`.
    Declared,
    /// A type, namespace, enum: not a plain value.
    Other,
}

/// One place that binds a name.
#[derive(Clone, Debug)]
pub struct Bind {
    /// The node: the `Name` that is written, or the node that [`How`] tells.
    pub node: NodeId,
    /// The function or module in which the place stands differs from the binding's scope (`global`, `nonlocal`).
    pub from_inside: bool,
    /// How it binds.
    pub how: How,
}

/// A name in a scope.
#[derive(Clone, Debug)]
pub struct Binding {
    /// The name.
    pub name: Arc<str>,
    /// Its scope.
    pub scope: ScopeId,
    /// The places that bind it, in source order.
    pub binds: Vec<Bind>,
    /// The `Name` nodes that read it, in source order.
    pub reads: Vec<NodeId>,
    /// Whether others can see it although nothing here reads it: `__all__`, `import a as a`, `export`.
    pub exported: bool,
}

impl Binding {
    /// The only place that binds the name, if there is just one.
    pub fn single(&self) -> Option<&Bind> {
        match &self.binds[..] {
            [one] => Some(one),
            _ => None,
        }
    }
}

/// What a reference stands for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Meaning {
    /// The thing with this path: `asyncio.gather`, `Promise.all`, `fs/promises.readFile`.
    Bound(String),
    /// Something of this file or a value: certainly not a thing of another module.
    Other,
    /// Not certain.
    Unknown(Doubt),
}

/// Why it is not certain what a reference stands for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Doubt {
    /// The name comes from a star import or is a builtin; the paths it may stand for.
    Star(Vec<String>),
    /// The name is bound in more than one way; the paths it may stand for.
    Ambiguous(Vec<String>),
    /// An attribute of a value whose type is not known.
    Value,
}

/// The names of a file.
#[derive(Debug, Default)]
pub struct Scopes {
    /// Every scope; the first is the module's.
    pub scopes: Vec<Scope>,
    /// Every binding.
    pub bindings: Vec<Binding>,
    /// For each node of the tree (by index): the binding that a `Name` reads or writes.
    pub of_name: Vec<Option<BindingId>>,
    /// For each node of the tree (by index): the innermost scope it stands in.
    pub of_node: Vec<ScopeId>,
    /// `Name` nodes that no scope of the file binds, with their names' places: globals and builtins.
    pub free: Vec<(NodeId, Span)>,
    /// Modules of `from x import *`.
    pub stars: Vec<String>,
}

impl Scopes {
    pub(super) fn shrink(&mut self) {
        self.scopes.shrink_to_fit();
        self.bindings.shrink_to_fit();
        self.bindings.iter_mut().for_each(|binding| binding.reads.shrink_to_fit());
    }

    /// The scope with this id.
    pub fn scope(&self, id: ScopeId) -> &Scope {
        &self.scopes[id.0 as usize]
    }

    /// The binding with this id.
    pub fn binding(&self, id: BindingId) -> &Binding {
        &self.bindings[id.index()]
    }

    /// What `name` would be bound to in `scope`: class scopes between are skipped, as functions do not see them.
    pub fn lookup(&self, scope: ScopeId, name: &str) -> Option<BindingId> {
        let mut at = Some(scope);
        let mut first = true;
        while let Some(id) = at {
            let scope = self.scope(id);
            if (first || scope.kind != ScopeKind::Class) && scope.names.contains_key(name) {
                return scope.names.get(name).copied();
            }
            // Type parameters stand in a block between a method and its class, and see the class.
            first &= scope.kind == ScopeKind::Block;
            at = scope.parent;
        }
        None
    }

    /// Every binding with its id.
    pub fn all(&self) -> impl Iterator<Item = (BindingId, &Binding)> {
        self.bindings.iter().enumerate().map(|(at, binding)| (BindingId::new(at), binding))
    }
}

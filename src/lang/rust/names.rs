//! Who stands behind each name: scopes of modules, functions and blocks, with values and types apart.
//!
//! Items of a block or module are known in all of it, `let` from its end on. A module sees nothing of the one around it, a
//! nested `fn` nothing of the locals around it. A glob import makes nothing certain and is left out: what comes from it
//! stands for a path of one name, which no library has.

use rustc_hash::FxHashMap;

use crate::facts::{Bind, Binding, BindingId, How, NodeId, Scope, ScopeId, ScopeKind, Scopes};
use crate::text::Span;

/// What a name is looked up as.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Space {
    /// A single name in an expression.
    Value,
    /// The head of a path, or a type.
    Type,
}

/// What is declared.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Sort {
    /// A function, constant or static.
    Value,
    /// A module, type or trait.
    Type,
    /// An import, or a struct with its constructor.
    Both,
}

/// What a scope hides of those around it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Wall {
    /// Nothing.
    None,
    /// The locals: a nested `fn`.
    Locals,
    /// Everything: a module.
    All,
}

#[derive(Debug)]
struct Frame {
    scope: ScopeId,
    wall: Wall,
    locals: FxHashMap<Box<str>, BindingId>,
    values: FxHashMap<Box<str>, BindingId>,
    types: FxHashMap<Box<str>, BindingId>,
    /// Names that `use` brings in, with their whole paths.
    uses: FxHashMap<Box<str>, String>,
}

/// Collects the names of one file during its walk.
#[derive(Debug, Default)]
pub(super) struct Names {
    scopes: Scopes,
    frames: Vec<Frame>,
    modules: Vec<String>,
}

impl Names {
    /// The finished names, and the crates that the file names.
    pub fn finish(mut self) -> (Scopes, Vec<String>) {
        self.modules.sort_unstable();
        self.modules.dedup();
        (self.scopes, self.modules)
    }

    /// A node was added to the tree.
    pub fn node(&mut self) {
        let now = self.frames.last().map_or(ScopeId(0), |frame| frame.scope);
        self.scopes.of_name.push(None);
        self.scopes.of_node.push(now);
    }

    /// Goes into a scope that `node` opens.
    pub fn enter(&mut self, node: NodeId, kind: ScopeKind, wall: Wall) {
        let parent = self.frames.last().map(|frame| frame.scope).filter(|_| wall != Wall::All);
        let scope = ScopeId(self.scopes.scopes.len() as u32);
        self.scopes.scopes.push(Scope { node, parent, kind, names: FxHashMap::default() });
        self.frames.push(Frame {
            scope,
            wall,
            locals: FxHashMap::default(),
            values: FxHashMap::default(),
            types: FxHashMap::default(),
            uses: FxHashMap::default(),
        });
    }

    /// Back to the scope around.
    pub fn leave(&mut self) {
        self.frames.pop();
    }

    /// Says that the innermost scope has an item of this name, before it is walked.
    pub fn announce(&mut self, name: &str, sort: Sort) {
        let known = match sort {
            Sort::Type => self.top().types.get(name).copied(),
            _ => self.top().values.get(name).copied(),
        };
        if known.is_none() {
            let id = self.add(name);
            let top = self.top();
            if matches!(sort, Sort::Value | Sort::Both) {
                top.values.insert(name.into(), id);
            }
            if matches!(sort, Sort::Type | Sort::Both) {
                top.types.insert(name.into(), id);
            }
        }
    }

    /// Says that `use` brings `name` into the innermost scope.
    pub fn announce_use(&mut self, name: &str, path: String) {
        self.announce(name, Sort::Both);
        self.top().uses.insert(name.into(), path);
    }

    /// The item `name` is declared at `node`.
    pub fn declare(&mut self, name: &str, sort: Sort, node: NodeId, how: How, exported: bool) -> Option<BindingId> {
        let top = self.frames.last()?;
        let id = match sort {
            Sort::Type => top.types.get(name),
            _ => top.values.get(name),
        };
        let id = *id?;
        self.bind(id, node, how);
        self.scopes.bindings[id.0 as usize].exported |= exported;
        Some(id)
    }

    /// A local named `name`, written at the `Name` `node`.
    pub fn local(&mut self, name: &str, node: NodeId, how: How) -> BindingId {
        let id = self.add(name);
        self.top().locals.insert(name.into(), id);
        self.bind(id, node, how);
        self.scopes.of_name[node.index()] = Some(id);
        id
    }

    /// The `Name` at `node` stands for this declared name.
    pub fn is_name(&mut self, node: NodeId, id: BindingId) {
        self.scopes.of_name[node.index()] = Some(id);
    }

    /// A name that is read at `node`; one that nothing binds is free.
    pub fn read(&mut self, node: NodeId, name: &str, space: Space, span: Span) {
        match self.lookup(name, space) {
            Some(id) => {
                self.scopes.of_name[node.index()] = Some(id);
                self.scopes.bindings[id.0 as usize].reads.push(node);
            }
            None if space == Space::Value => self.scopes.free.push((node, span)),
            None => self.modules.push(name.to_owned()),
        }
    }

    /// A local that is written at `node` again.
    pub fn write(&mut self, node: NodeId, name: &str) {
        if let Some(id) = self.lookup(name, Space::Value) {
            self.scopes.of_name[node.index()] = Some(id);
            self.bind(id, node, How::Part);
        }
    }

    /// What `name` is bound to here.
    pub fn lookup(&self, name: &str, space: Space) -> Option<BindingId> {
        let mut locals = true;
        for frame in self.frames.iter().rev() {
            let found = match space {
                Space::Value => {
                    let local = frame.locals.get(name).filter(|_| locals);
                    local.or_else(|| frame.values.get(name))
                }
                Space::Type => frame.types.get(name),
            };
            if found.is_some() || frame.wall == Wall::All {
                return found.copied();
            }
            locals &= frame.wall == Wall::None;
        }
        None
    }

    /// Whether `name` is a local here.
    pub fn is_local(&self, name: &str) -> bool {
        let bound = self.lookup(name, Space::Value);
        bound.is_some_and(|id| self.frames.iter().any(|frame| frame.locals.get(name) == Some(&id)))
    }

    /// The whole path of a `use` whose first name is `head`: through another `use`, or of a thing of this file.
    pub fn whole_path(&self, head: &str, rest: &str, left: u32) -> String {
        let joined = |head: &str| if rest.is_empty() { head.to_owned() } else { format!("{head}::{rest}") };
        for frame in self.frames.iter().rev() {
            if let Some(path) = frame.uses.get(head).filter(|_| left > 0) {
                let (first, more) = path.split_once("::").unwrap_or((path, ""));
                let path = if first == head { path.clone() } else { self.whole_path(first, more, left - 1) };
                return joined(&path);
            }
            if frame.types.contains_key(head) {
                return joined(&format!("self::{head}"));
            }
            if frame.wall == Wall::All {
                break;
            }
        }
        joined(head)
    }

    /// Notes a crate that the file names.
    pub fn module(&mut self, name: &str) {
        self.modules.push(name.to_owned());
    }

    fn top(&mut self) -> &mut Frame {
        self.frames.last_mut().expect("the file's scope is open all the time")
    }

    fn add(&mut self, name: &str) -> BindingId {
        let id = BindingId(self.scopes.bindings.len() as u32);
        let scope = self.top().scope;
        self.scopes.bindings.push(Binding {
            name: name.into(),
            scope,
            binds: Vec::new(),
            reads: Vec::new(),
            exported: false,
        });
        self.scopes.scopes[scope.0 as usize].names.insert(name.into(), id);
        id
    }

    fn bind(&mut self, id: BindingId, node: NodeId, how: How) {
        self.scopes.bindings[id.0 as usize].binds.push(Bind { node, from_inside: false, how });
    }
}

//! Who stands behind each name: scopes of modules, functions and blocks, with values and types apart.
//!
//! Items of a block or module are known in all of it, `let` from its end on. A module sees of those around it only what
//! `super::`, `self::` or `crate::` names, a nested `fn` nothing of the locals around it. A glob import of one of these
//! modules (`use super::*`) gives its names; any other glob makes nothing certain and is left out: what comes from it stands
//! for a path of one name, which no library has.

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
    /// Names that `use` brings in, with their paths as written.
    uses: FxHashMap<Box<str>, String>,
    /// Modules of this file, further out, whose names a glob brings in: indices of frames.
    globs: Vec<usize>,
}

/// Collects the names of one file during its walk.
#[derive(Debug, Default)]
pub(super) struct Names {
    scopes: Scopes,
    frames: Vec<Frame>,
    modules: Vec<String>,
    /// Whether the file is what `crate::` names.
    is_root: bool,
}

impl Names {
    /// Names of a file; `is_root` says that `crate::` names it.
    pub fn new(is_root: bool) -> Names {
        Names { is_root, ..Names::default() }
    }

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
            globs: Vec::new(),
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

    /// Says that `use` brings `name` into the innermost scope. A thing that this file itself declares further out is that thing.
    pub fn announce_use(&mut self, name: &str, path: String) {
        let parts: Vec<&str> = path.split("::").collect();
        if let Some((module, [own])) = self.relative(&parts)
            && !self.frames[module].uses.contains_key(*own)
        {
            let (value, kind) = (self.in_module(module, own, Space::Value), self.in_module(module, own, Space::Type));
            if value.is_some() || kind.is_some() {
                let top = self.top();
                value.map(|id| top.values.entry(name.into()).or_insert(id));
                kind.map(|id| top.types.entry(name.into()).or_insert(id));
                return;
            }
        }
        self.announce(name, Sort::Both);
        self.top().uses.insert(name.into(), path);
    }

    /// Says that `use` brings in all names of the module at `path`.
    pub fn announce_glob(&mut self, path: &str) {
        let parts: Vec<&str> = path.split("::").collect();
        let own = self.enclosing_module(self.frames.len() - 1);
        if let Some((module, [])) = self.relative(&parts).filter(|&(module, _)| module < own) {
            self.top().globs.push(module);
        }
    }

    /// Whether `name` of the innermost scope is one that `use` brings in from somewhere else.
    pub fn is_brought(&self, name: &str) -> bool {
        self.frames.last().is_some_and(|frame| frame.uses.contains_key(name))
    }

    /// The `use` at `node` names this path, so that what it goes through stays in use.
    pub fn read_through(&mut self, node: NodeId, path: &str) {
        let parts: Vec<&str> = path.split("::").collect();
        let Some((module, [name, ..])) = self.relative(&parts) else { return };
        for space in [Space::Value, Space::Type] {
            if let Some(id) = self.in_module(module, name, space) {
                let reads = &mut self.scopes.bindings[id.index()].reads;
                if reads.last() != Some(&node) {
                    reads.push(node);
                }
            }
        }
    }

    /// `super::name` at `node`: a thing of a module of this file.
    pub fn read_relative(&mut self, node: NodeId, parts: &[&str], space: Space) {
        let Some((module, [name])) = self.relative(parts) else { return };
        if let Some(id) = self.in_module(module, name, space) {
            self.scopes.of_name[node.index()] = Some(id);
            self.scopes.bindings[id.index()].reads.push(node);
        }
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
        self.scopes.bindings[id.index()].exported |= exported;
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
                self.scopes.bindings[id.index()].reads.push(node);
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
            let local = frame.locals.get(name).filter(|_| locals && space == Space::Value).copied();
            let found = local.or_else(|| self.in_frame(frame, name, space));
            if found.is_some() || frame.wall == Wall::All {
                return found;
            }
            locals &= frame.wall == Wall::None;
        }
        None
    }

    /// What `name` is in this scope, locals aside: its own, else what a glob brings in.
    fn in_frame(&self, frame: &Frame, name: &str, space: Space) -> Option<BindingId> {
        let own = match space {
            Space::Value => frame.values.get(name),
            Space::Type => frame.types.get(name),
        };
        own.copied().or_else(|| frame.globs.iter().find_map(|&module| self.in_module(module, name, space)))
    }

    fn in_module(&self, module: usize, name: &str, space: Space) -> Option<BindingId> {
        self.in_frame(&self.frames[module], name, space)
    }

    /// The module that the scope at `frame` belongs to.
    fn enclosing_module(&self, frame: usize) -> usize {
        (0..=frame).rev().find(|&at| self.frames[at].wall == Wall::All).unwrap_or(0)
    }

    /// The module of this file that `self`, `super` or `crate` in front of a path name, and what follows.
    fn relative<'p, 's>(&self, parts: &'p [&'s str]) -> Option<(usize, &'p [&'s str])> {
        self.relative_from(self.frames.len().checked_sub(1)?, parts)
    }

    fn relative_from<'p, 's>(&self, frame: usize, parts: &'p [&'s str]) -> Option<(usize, &'p [&'s str])> {
        let mut module = self.enclosing_module(frame);
        let mut rest = match parts {
            ["crate", rest @ ..] if self.is_root => return Some((0, rest)),
            ["self", rest @ ..] => rest,
            ["super", ..] => parts,
            _ => return None,
        };
        while let ["super", more @ ..] = rest {
            module = self.enclosing_module(module.checked_sub(1)?);
            rest = more;
        }
        Some((module, rest))
    }

    /// Whether `name` is a local here.
    pub fn is_local(&self, name: &str) -> bool {
        let bound = self.lookup(name, Space::Value);
        bound.is_some_and(|id| self.frames.iter().any(|frame| frame.locals.get(name) == Some(&id)))
    }

    /// The whole path of a `use`: through another `use`, or of a thing of this file.
    pub fn whole_path(&self, path: &str) -> String {
        self.path_from(self.frames.len() - 1, path, 16)
    }

    fn path_from(&self, at: usize, path: &str, left: u32) -> String {
        let parts: Vec<&str> = path.split("::").collect();
        let (head, rest) = path.split_once("::").unwrap_or((path, ""));
        if left == 0 {
            return path.to_owned();
        }
        if let Some((module, [name, more @ ..])) = self.relative_from(at, &parts) {
            let found = self.path_of_use(module, name, left);
            return found.map_or_else(|| path.to_owned(), |found| joined(&found, &more.join("::")));
        }
        for index in (0..=at).rev() {
            let frame = &self.frames[index];
            if let Some(found) = self.path_of_use(index, head, left) {
                return joined(&found, rest);
            }
            if frame.types.contains_key(head) {
                return joined(&format!("self::{head}"), rest);
            }
            if frame.wall == Wall::All {
                break;
            }
        }
        path.to_owned()
    }

    /// The whole path of what a `use` of the scope at `index` brings in as `name`, through its globs, too.
    fn path_of_use(&self, index: usize, name: &str, left: u32) -> Option<String> {
        let frame = &self.frames[index];
        if let Some(path) = frame.uses.get(name) {
            let first = path.split("::").next();
            return Some(if first == Some(name) { path.clone() } else { self.path_from(index, path, left - 1) });
        }
        let hidden = frame.types.contains_key(name) || frame.values.contains_key(name);
        let mut globs = frame.globs.iter().filter(|_| !hidden);
        globs.find_map(|&module| self.path_of_use(module, name, left - 1))
    }

    /// Notes a crate that the file names.
    pub fn module(&mut self, name: &str) {
        self.modules.push(name.to_owned());
    }

    fn top(&mut self) -> &mut Frame {
        self.frames.last_mut().expect("the file's scope is open all the time")
    }

    fn add(&mut self, name: &str) -> BindingId {
        let id = BindingId::new(self.scopes.bindings.len());
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
        self.scopes.bindings[id.index()].binds.push(Bind { node, from_inside: false, how });
    }
}

fn joined(head: &str, rest: &str) -> String {
    if rest.is_empty() { head.to_owned() } else { format!("{head}::{rest}") }
}

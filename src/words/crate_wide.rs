//! Functions and methods of other files of the crate: where the module of a path lies, and what is called there. Start at
//! [`Cx::crate_function`]. And what is there under the conditions of a place, [`Cx::has_under_conditions`].

use std::path::{Path, PathBuf};
use std::sync::Arc;

use rustc_hash::FxHashSet;

use super::cx::Cx;
use super::skim::add_async_names;
use crate::facts::{Flags, How, Kind, NodeId, Role};

/// Words of which a file holds one that leads on to other modules.
const MODULES: [&str; 1] = ["mod "];

/// A thing is followed through so many modules that only pass it on.
const PASSED_ON: u32 = 4;

/// A thing of a file: a module, which is the file or a block `mod name { … }` of it, or a function.
pub(super) type Place = (Arc<Cx>, NodeId);

/// What a part of a path means: a place that is at hand, or a file.
enum Below {
    Place(Place),
    File(PathBuf),
}

impl Cx {
    /// The function or method of the crate that a call certainly calls, with the file that has it: one of this file, or the
    /// async one that a path, or the type of the object, leads to; of a method that a trait asks for, where that is said.
    pub fn crate_function(self: &Arc<Self>, call: NodeId) -> Option<(Arc<Self>, NodeId)> {
        if let Some(own) = self.own_function(call) {
            return Some((Arc::clone(self), own));
        }
        self.function_of_path_or_type(call, true).or_else(|| self.method_of_trait(call))
    }

    /// The function or method, not an async one, that a call certainly calls: one of this file, or of another one of the crate.
    pub fn plain_function(self: &Arc<Self>, call: NodeId) -> Option<Place> {
        let own = self.own_function(call).map(|own| (Arc::clone(self), own));
        own.filter(|(_, own)| !self.has(*own, Flags::ASYNC)).or_else(|| self.function_of_path_or_type(call, false))
    }

    /// The async function or method, or the other kind, that a path or the type of the object leads to.
    fn function_of_path_or_type(self: &Arc<Self>, call: NodeId, is_async: bool) -> Option<Place> {
        let callee = self.child(call, Role::Callee).filter(|_| self.kind(call) == Kind::Call)?;
        if self.kind(callee) == Kind::Name || self.has(callee, Flags::PATH) {
            return self.function_at(&self.crate_path(callee)?, is_async);
        }
        let object = self.child(callee, Role::Object)?;
        if let Some((cx, field)) = self.field_elsewhere(object) {
            return cx.method_of_type(cx.type_of_field(field)?, self.name(callee), is_async);
        }
        let mut path = self.imported(self.written_type(object).or_else(|| self.made_type(object))?)?;
        path.push(self.name(callee).to_owned());
        self.function_at(&path, is_async)
    }

    /// The method of a type that this file has or imports.
    fn method_of_type(self: &Arc<Self>, of: &str, name: &str, is_async: bool) -> Option<Place> {
        if let Some(method) = self.method_of(of, name, is_async) {
            return Some((Arc::clone(self), method));
        }
        let mut path = self.imported(of)?;
        path.push(name.to_owned());
        self.function_at(&path, is_async)
    }

    /// The async function or method of the crate at the path `node`.
    pub(super) fn crate_function_at(self: &Arc<Self>, node: NodeId) -> Option<Place> {
        self.function_at(&self.crate_path(node).filter(|_| self.has(node, Flags::PATH))?, true)
    }

    /// The function of another file of the crate, not an async one, that a call by the name or path `callee` certainly calls.
    pub(super) fn plain_function_elsewhere(self: &Arc<Self>, callee: NodeId) -> Option<Place> {
        let by_path = self.kind(callee) == Kind::Name || self.has(callee, Flags::PATH);
        self.crate_paths(callee).iter().filter(|_| by_path).find_map(|path| self.function_at(path, false))
    }

    /// The async methods that `call` may call by its name: those of types of the crate that the file imports.
    pub(super) fn methods_of_imports(self: &Arc<Self>, call: NodeId) -> Vec<Place> {
        let callee = self.child(call, Role::Callee).filter(|_| self.kind(call) == Kind::Call);
        let Some(callee) = callee.filter(|&it| self.kind(it) == Kind::Attribute && !self.has(it, Flags::PATH)) else {
            return Vec::new();
        };
        let types = self.asked.types_imported.get_or_init(|| self.types_imported());
        let may = types.iter().filter(|(_, file)| self.has_async(file, self.name(callee)));
        let method = |(path, _): &(Vec<String>, PathBuf)| {
            let path: Vec<String> = path.iter().cloned().chain([self.name(callee).to_owned()]).collect();
            self.function_at(&path, true)
        };
        may.filter_map(method).collect()
    }

    /// The paths of the types of the crate that the file imports, with the files of their modules.
    fn types_imported(self: &Arc<Self>) -> Vec<(Vec<String>, PathBuf)> {
        let names = self.facts.scopes.bindings.iter().map(|binding| &*binding.name);
        let paths = names.filter(|name| name.starts_with(char::is_uppercase)).filter_map(|name| self.imported(name));
        paths.filter_map(|path| self.file_of(&path).map(|file| (path, file))).collect()
    }

    /// The file of the module that has the thing at the end of a path.
    fn file_of(self: &Arc<Self>, path: &[String]) -> Option<PathBuf> {
        let (_, modules) = path.split_last()?;
        let (last, around) = modules.split_last()?;
        let mut at: Place = (Arc::clone(self), NodeId::ROOT);
        for part in around {
            at = at.0.module_below(at.1, part, &MODULES)?;
        }
        Some(match at.0.below(at.1, last)? {
            Below::Place((cx, _)) => cx.source.path().to_owned(),
            Below::File(file) => file,
        })
    }

    /// Whether a file has an async function of this name, by a look at its bytes.
    fn has_async(&self, file: &Path, name: &str) -> bool {
        let read = || {
            let mut names = FxHashSet::default();
            let text = self.files.read(file).unwrap_or_default();
            add_async_names(&mut names, self.language, text.as_bytes());
            names
        };
        self.modules.has_async(file, name, read)
    }

    /// The type of a local that is made by `Type::new(…)`, perhaps awaited and unwrapped.
    fn made_type(&self, object: NodeId) -> Option<&str> {
        let value = self.bound_value(object).filter(|_| self.kind(object) == Kind::Name)?;
        let unwraps = |method: &String| matches!(method.as_str(), "unwrap" | "expect");
        let made = self.root(value);
        let callee = self.child(made, Role::Callee).filter(|_| self.chain_methods(value).iter().all(unwraps))?;
        let of = self.child(callee, Role::Object).filter(|_| matches!(self.name(callee), "new" | "default"))?;
        Some(self.text(of)).filter(|_| self.has(callee, Flags::PATH))
    }

    /// The parts of the path that a name or path stands for, through the import of its first part.
    fn crate_path(&self, callee: NodeId) -> Option<Vec<String>> {
        let text = self.text(callee);
        let parts: Vec<String> = text.split("::").map(|part| part.trim().to_owned()).collect();
        let plain = parts.iter().all(|part| !part.is_empty() && part.chars().all(|c| c.is_alphanumeric() || c == '_'));
        let first = parts.first().filter(|_| plain)?;
        if first == "crate" || matches!(first.as_str(), "self" | "super") && self.is_outside_blocks(callee) {
            return Some(parts);
        }
        let start = std::iter::successors(Some(callee), |&at| self.child(at, Role::Object)).last()?;
        let id = self.facts.scopes.of_name.get(start.index()).copied().flatten()?;
        let bind = self.facts.scopes.binding(id).single()?;
        match &bind.how {
            How::Import { path, conditional: false, .. } if self.leads_into_crate(path, bind.node) => {
                Some(path.split("::").map(str::to_owned).chain(parts[1..].iter().cloned()).collect())
            }
            _ if self.kind(bind.node) == Kind::Module && self.is_outside_blocks(bind.node) => Some(parts),
            _ => None,
        }
    }

    /// The paths in the crate that a name or path may have: that of its import, else those by the globs of this file.
    fn crate_paths(&self, node: NodeId) -> Vec<Vec<String>> {
        if let Some(path) = self.crate_path(node) {
            return vec![path];
        }
        let unbound = self.kind(node) == Kind::Name && self.facts.scopes.of_name.get(node.index()) == Some(&None);
        if !unbound || !self.is_outside_blocks(node) {
            return Vec::new();
        }
        let tree = &self.facts.tree;
        let uses = tree.children(NodeId::ROOT).filter(|&it| self.kind(it) == Kind::Import);
        let path = |import: NodeId| {
            let (_, path) = self.text(import).split_once("use ")?;
            let around = path.strip_suffix("::*;").filter(|around| self.leads_into_crate(around, import))?;
            Some(around.split("::").chain([self.text(node)]).map(str::to_owned).collect())
        };
        uses.filter_map(path).collect()
    }

    /// What the crate declares by `word` at the path `node`, in another file or module.
    pub(super) fn type_by_path(self: &Arc<Self>, node: NodeId, word: &str, kind: Kind) -> Option<Place> {
        let start = || (Arc::clone(self), NodeId::ROOT);
        self.crate_paths(node).iter().find_map(|path| self.type_from(start(), path, (word, kind), PASSED_ON))
    }

    /// The path of the import by which the file has the type `name`.
    pub(super) fn imported(&self, name: &str) -> Option<Vec<String>> {
        let mut named = self.facts.scopes.bindings.iter().filter(|binding| &*binding.name == name);
        let (Some(binding), None) = (named.next(), named.next()) else { return None };
        let bind = binding.single()?;
        match &bind.how {
            How::Import { path, conditional: false, .. } if self.leads_into_crate(path, bind.node) => {
                Some(path.split("::").map(str::to_owned).collect())
            }
            _ => None,
        }
    }

    /// Whether an import at `node` names something of this crate, seen from the file's own module.
    fn leads_into_crate(&self, path: &str, node: NodeId) -> bool {
        match path.split("::").next().unwrap_or_default() {
            "crate" => true,
            "self" | "super" => self.is_outside_blocks(node),
            first => self.is_outside_blocks(node) && self.module_node(NodeId::ROOT, first).is_some(),
        }
    }

    fn is_outside_blocks(&self, node: NodeId) -> bool {
        let tree = &self.facts.tree;
        !tree.ancestors(node).any(|up| self.kind(up) == Kind::Module && up != NodeId::ROOT)
    }

    fn module_node(&self, around: NodeId, name: &str) -> Option<NodeId> {
        let named = |&it: &NodeId| self.kind(it) == Kind::Module && self.name(it) == name;
        // Two of a name stand under conditions.
        match self.facts.tree.children(around).filter(named).collect::<Vec<_>>()[..] {
            [one] => Some(one),
            _ => None,
        }
    }

    /// The field of a struct of another file of the crate that an attribute stands for, with the file that has it.
    pub(super) fn field_elsewhere(self: &Arc<Self>, attribute: NodeId) -> Option<Place> {
        let (cx, of) = self.struct_elsewhere(self.written_type(self.child(attribute, Role::Object)?)?)?;
        let field = cx.in_role(of, Role::Item).into_iter().find(|&it| cx.name(it) == self.name(attribute))?;
        Some((Arc::clone(&cx), field))
    }

    /// The struct of another file of the crate that this file imports as `name`.
    pub(super) fn struct_elsewhere(self: &Arc<Self>, name: &str) -> Option<Place> {
        self.type_elsewhere(name, "struct", Kind::Class)
    }

    /// What another file of the crate declares by `word`, and this file imports as `name`.
    pub(super) fn type_elsewhere(self: &Arc<Self>, name: &str, word: &str, kind: Kind) -> Option<Place> {
        let start = (Arc::clone(self), NodeId::ROOT);
        self.type_from(start, &self.imported(name)?, (word, kind), PASSED_ON)
    }

    /// The same for a path that starts at a place, through at most so many modules that only pass it on.
    fn type_from(
        self: &Arc<Self>,
        mut at: Place,
        path: &[String],
        (word, kind): (&str, Kind),
        imports: u32,
    ) -> Option<Place> {
        let (name, around) = path.split_last()?;
        let wanted = format!("{word} {name}");
        for (index, part) in around.iter().enumerate() {
            let words: &[&str] = if index + 1 == around.len() { &[&wanted, "use "] } else { &MODULES };
            at = at.0.module_below(at.1, part, words)?;
        }
        let (cx, module) = at;
        let tree = &cx.facts.tree;
        let named = tree.children(module).filter(|&it| cx.kind(it) == kind && cx.name(it) == name);
        match named.collect::<Vec<_>>()[..] {
            [] => {
                let (around, path) = cx.passed_on_from(module, name).filter(|_| imports > 0)?;
                cx.type_from((Arc::clone(&cx), around), &path, (word, kind), imports - 1)
            }
            [of] => Some((Arc::clone(&cx), of)),
            _ => None,
        }
    }

    /// Where the import of `name` in a module stands, and its path.
    fn passed_on_from(&self, module: NodeId, name: &str) -> Option<(NodeId, Vec<String>)> {
        let (node, path) = self.import_in(module, name)?;
        let around = self.facts.tree.ancestors(node).find(|&up| self.kind(up) == Kind::Module)?;
        Some((around, path.split("::").map(str::to_owned).collect()))
    }

    /// The function or method, an async one or not, at the end of a path that starts in this file's module.
    pub(super) fn function_at(self: &Arc<Self>, path: &[String], is_async: bool) -> Option<Place> {
        self.function_from((Arc::clone(self), NodeId::ROOT), path, is_async, PASSED_ON)
    }

    /// The same for a path that starts at a place, through at most so many modules that only pass it on.
    fn function_from(self: &Arc<Self>, mut at: Place, path: &[String], is_async: bool, imports: u32) -> Option<Place> {
        let (name, around) = path.split_last()?;
        let wanted = format!("{}fn {name}", if is_async { "async " } else { "" });
        let of = around.last().filter(|part| part.starts_with(char::is_uppercase));
        let modules = &around[..around.len() - usize::from(of.is_some())];
        for (index, part) in modules.iter().enumerate() {
            let words: &[&str] = match of {
                _ if index + 1 < modules.len() => &MODULES,
                Some(of) => &[&wanted, of],
                None => &[&wanted, "use "],
            };
            at = at.0.module_below(at.1, part, words)?;
        }
        let (cx, module) = at;
        if let Some(of) = of {
            if let Some(method) = cx.method_of(of, name, is_async) {
                return Some((cx, method));
            }
            let (around, mut path) = cx.passed_on_from(module, of).filter(|_| imports > 0)?;
            path.push(name.to_owned());
            return cx.function_from((Arc::clone(&cx), around), &path, is_async, imports - 1);
        }
        if let Some(function) = cx.function_in(module, name) {
            return (cx.has(function, Flags::ASYNC) == is_async).then_some((cx, function));
        }
        let (around, path) = cx.passed_on_from(module, name).filter(|_| imports > 0)?;
        cx.function_from((Arc::clone(&cx), around), &path, is_async, imports - 1)
    }

    /// The method `name`, an async one or not, that the type or trait of this name has in this file, if there is just one.
    pub(super) fn method_of(&self, of: &str, name: &str, is_async: bool) -> Option<NodeId> {
        let tree = &self.facts.tree;
        let of_type = |&node: &NodeId| {
            let block = tree.parent(node).filter(|&up| self.kind(up) == Kind::Impl);
            block.is_some_and(|it| self.child(it, Role::Type).map_or(self.name(it), |it| self.type_name(it)) == of)
        };
        let named = tree.of_kind(Kind::Function).filter(|&node| self.name(node) == name).filter(of_type);
        match named.collect::<Vec<_>>()[..] {
            [one] if self.has(one, Flags::ASYNC) == is_async && !self.is_made_over(one) => Some(one),
            _ => None,
        }
    }

    /// The module that `part` of a path means at a place; a file of `mod part;` is only opened if it holds one of `words`.
    fn module_below(self: &Arc<Self>, at: NodeId, part: &str, words: &[&str]) -> Option<Place> {
        match self.below(at, part)? {
            Below::Place(place) => Some(place),
            Below::File(file) => {
                self.may_hold(&file, words).then(|| self.open(&file)).flatten().map(|cx| (cx, NodeId::ROOT))
            }
        }
    }

    fn below(self: &Arc<Self>, at: NodeId, part: &str) -> Option<Below> {
        let here = |module| Some(Below::Place((Arc::clone(self), module)));
        match part {
            "self" => here(at),
            "crate" if self.is_crate_root() => here(NodeId::ROOT),
            "crate" => Some(Below::Place((self.open(&self.root_file()?)?, NodeId::ROOT))),
            "super" if at == NodeId::ROOT => Some(Below::Place((self.open(&self.parent_file()?)?, NodeId::ROOT))),
            "super" => here(self.facts.tree.ancestors(at).find(|&up| self.kind(up) == Kind::Module)?),
            _ => {
                let module = self.module_node(at, part)?;
                if !self.text(module).trim_end().ends_with(';') {
                    return here(module);
                }
                if at != NodeId::ROOT {
                    return None;
                }
                let file = if self.text(module).contains("path") {
                    self.file_by_path(module)?
                } else {
                    self.module_file(part)?
                };
                Some(Below::File(file))
            }
        }
    }

    /// Whether the text of another file holds one of `words`.
    fn may_hold(&self, file: &Path, words: &[&str]) -> bool {
        let holds = || self.files.read(file).is_some_and(|text| words.iter().any(|word| text.contains(word)));
        self.modules.result((file.to_owned(), words.join("|")), || if holds() { "yes" } else { "no" }) == "yes"
    }

    /// The file of `#[path = "file.rs"] mod name;`, which lies beside this one.
    fn file_by_path(&self, module: NodeId) -> Option<PathBuf> {
        let attributes = self.in_role(module, Role::Decorator);
        let named = attributes.into_iter().find(|&it| self.name(it) == "path")?;
        let (_, written) = self.text(named).split_once('"')?;
        let path = self.source.path().parent()?.join(written.split_once('"')?.0);
        self.files.exists(&path).then_some(path)
    }

    /// The file of `mod name;`.
    fn module_file(&self, name: &str) -> Option<PathBuf> {
        let path = self.source.path();
        let here = path.parent()?;
        let stem = path.file_stem()?;
        let is_root = self.is_crate_root() || stem == "mod";
        let folder = if is_root { here.to_owned() } else { here.join(stem) };
        let places = [folder.join(format!("{name}.rs")), folder.join(name).join("mod.rs")];
        places.into_iter().find(|path| self.files.exists(path))
    }

    /// The root of the crate: the nearest `main.rs` or `lib.rs` upwards.
    fn root_file(&self) -> Option<PathBuf> {
        let folders = self.source.path().ancestors().skip(1);
        let roots = folders.map(|folder| ["lib.rs", "main.rs"].map(|name| folder.join(name)));
        for places in roots {
            let found: Vec<PathBuf> = places.into_iter().filter(|path| self.files.exists(path)).collect();
            match &found[..] {
                [] => {}
                [one] => return Some(one.clone()),
                _ => return None,
            }
        }
        None
    }

    /// The file of the module around this one.
    fn parent_file(&self) -> Option<PathBuf> {
        let path = self.source.path();
        let here = path.parent()?;
        let folder = if path.file_stem()? == "mod" { here.parent()? } else { here };
        let named = folder.parent().unwrap_or(Path::new("")).join(format!("{}.rs", folder.file_name()?.to_str()?));
        let places = [folder.join("mod.rs"), named, folder.join("lib.rs"), folder.join("main.rs")];
        places.into_iter().find(|place| place != path && self.files.exists(place))
    }

    /// Whether the file names `package` under no other conditions (`#[cfg(…)]`) than those that `node` stands under.
    pub fn has_under_conditions(&self, node: NodeId, package: &str) -> bool {
        let own = self.conditions(node);
        let met = |at: NodeId| self.conditions(at).iter().all(|condition| own.contains(condition));
        let is_own = |path: &str| path.split("::").next() == Some(package);
        let binds = self.facts.scopes.bindings.iter().flat_map(|binding| &binding.binds);
        let imported = |how: &How| matches!(how, How::Import { path, .. } if is_own(path));
        let named = |at: NodeId| self.has(at, Flags::PATH) && is_own(self.text(at));
        let is_path = |&at: &NodeId| self.kind(at) == Kind::Attribute && named(at);
        binds.filter(|bind| imported(&bind.how)).any(|bind| met(bind.node))
            || self.facts.tree.ids().filter(is_path).any(met)
    }

    /// The conditions on the items around `node`.
    fn conditions(&self, node: NodeId) -> Vec<&str> {
        let around = std::iter::once(node).chain(self.facts.tree.ancestors(node));
        let attributes = around.flat_map(|up| self.in_role(up, Role::Decorator));
        attributes.filter(|&it| self.name(it) == "cfg").map(|it| self.text(it)).collect()
    }
}

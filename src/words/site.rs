//! A site while its rewrite is made: names that were taken, imports that were asked for.

use std::fmt;
use std::sync::{Arc, Mutex};

use minijinja::value::{Kwargs, Object, ObjectRepr, Rest, Value, from_args};
use minijinja::{Error, ErrorKind, State};
use rustc_hash::{FxHashMap, FxHashSet};

use super::bound::Bound;
use super::cx::Cx;
use super::node::Node;
use crate::facts::{BindingId, Kind, NodeId};
use crate::lang::{ImportRequest, Trouble};

/// Names that rewrites of one file took in one run and that must not be taken again, by outermost function.
#[derive(Debug, Default, Clone)]
pub struct Taken {
    names: FxHashMap<Option<NodeId>, FxHashSet<String>>,
    above: FxHashMap<(NodeId, String), String>,
    shared: Vec<Shared>,
    /// Names that rewrites declared, with the block they are seen in.
    declared: Vec<(NodeId, String)>,
}

/// A thing that one rewrite makes above a statement and that later ones in the same block use too.
#[derive(Debug, Clone)]
struct Shared {
    function: Option<NodeId>,
    block: Option<NodeId>,
    home: NodeId,
    name: String,
}

/// What is wanted of a visible name.
#[derive(Debug, Clone, Copy, Default)]
struct Wish {
    /// It is declared in the block of its home, so that later sites there take another one.
    lasting: bool,
    /// It has no number.
    listed: bool,
}

/// A site while it is rewritten.
#[derive(Debug)]
pub struct Site {
    /// The file.
    pub cx: Arc<Cx>,
    /// The node that was found.
    pub node: NodeId,
    state: Mutex<SiteState>,
}

#[derive(Debug, Default)]
struct SiteState {
    taken: Taken,
    own: FxHashSet<String>,
    imports: Vec<ImportRequest>,
    successors: Vec<(BindingId, String)>,
    trouble: Option<Trouble>,
}

impl Site {
    /// A site in a file in which `taken` are the names of rewrites made before.
    pub fn new(cx: &Arc<Cx>, node: NodeId, taken: Taken) -> Arc<Self> {
        let state = SiteState { taken, ..SiteState::default() };
        Arc::new(Self { cx: Arc::clone(cx), node, state: Mutex::new(state) })
    }

    /// The imports that the rewrite asked for, and the names it took for the rest of the run.
    pub fn finish(&self) -> (Vec<ImportRequest>, Taken) {
        let state = self.state.lock().expect("no holder panics");
        (state.imports.clone(), state.taken.clone())
    }

    /// Names that an import takes over from a definition that goes: the binding, and the path of what is imported.
    pub fn successors(&self) -> Vec<(BindingId, String)> {
        self.state.lock().expect("no holder panics").successors.clone()
    }

    /// Why a path could not be named at the place, if one could not.
    pub fn trouble(&self) -> Option<Trouble> {
        self.state.lock().expect("no holder panics").trouble
    }

    /// Whether the file defines `base` at module level with just this text: then it can be used again.
    fn is_defined(&self, base: &str, text: &str) -> bool {
        let cx = &self.cx;
        cx.facts.tree.children(NodeId::ROOT).any(|node| cx.name(node) == base && cx.text(node).trim() == text.trim())
    }

    fn fresh(&self, base: &str, lasting: bool, at_module: bool) -> String {
        let own = Some(self.node).filter(|&node| self.cx.kind(node) == Kind::Function);
        let home = if at_module { None } else { self.cx.outermost_function(self.node).or(own) };
        let used = self.cx.names_in(home.unwrap_or(NodeId::ROOT));
        let mut state = self.state.lock().expect("no holder panics");
        let state = &mut *state;
        let kept = state.taken.names.entry(home).or_default();
        let name = std::iter::once(base.to_owned())
            .chain((2..).map(|n| format!("{base}{n}")))
            .find(|name| {
                !used.contains(name.as_str())
                    && !state.own.contains(name)
                    && !kept.contains(name)
                    && !self.cx.language.is_reserved(name)
            })
            .expect("the numbers do not end");
        state.own.insert(name.clone());
        if lasting {
            kept.insert(name.clone());
        }
        name
    }

    /// The name of a thing that is made above `home`: every site of the run with that `home` gets the same one, and no
    /// other site takes it.
    fn above(&self, base: &str, home: NodeId, at_module: bool) -> String {
        let key = (home, base.to_owned());
        let known = self.state.lock().expect("no holder panics").taken.above.get(&key).cloned();
        known.unwrap_or_else(|| {
            let name = self.fresh(base, true, at_module);
            self.state.lock().expect("no holder panics").taken.above.insert(key, name.clone());
            name
        })
    }

    /// The first of `wanted`, else the first of them with a number, that is free at `home` and in `wrapped`: no binding of
    /// it is visible there, no reference in the block would be captured.
    fn visible(&self, wanted: &[String], home: NodeId, wrapped: &[NodeId]) -> String {
        self.visible_from(wanted, home, wrapped, Wish::default()).expect("the numbers do not end")
    }

    /// The same, as `wish` says; none if it cannot be.
    fn visible_from(&self, wanted: &[String], home: NodeId, wrapped: &[NodeId], wish: Wish) -> Option<String> {
        let tree = &self.cx.facts.tree;
        let first = wanted.first().cloned().unwrap_or_default();
        let mut state = self.state.lock().expect("no holder panics");
        let mut numbered = (2..).take_while(|_| !wish.listed).map(|n| format!("{first}{n}"));
        let is_free = |name: &String| {
            let declared = |(block, known): &(NodeId, String)| known == name && tree.is_within(home, *block);
            !self.cx.language.is_reserved(name)
                && !state.own.contains(name)
                && !state.taken.declared.iter().any(declared)
                && self.cx.is_free(name, home, wrapped)
        };
        let listed = wanted.iter().find(|name| is_free(name)).cloned();
        let Some(name) = listed.or_else(|| numbered.find(is_free)) else {
            state.trouble = Some(Trouble::NameTaken);
            return None;
        };
        state.own.insert(name.clone());
        if let Some(block) = tree.parent(home).filter(|_| wish.lasting) {
            state.taken.declared.push((block, name.clone()));
        }
        Some(name)
    }

    /// A thing made above `home`, under one of the names `wanted`: the one that a rewrite before made in the same block or
    /// in one around it, if there is one.
    fn shared(&self, wanted: &[String], home: NodeId, wrapped: &[NodeId]) -> (String, NodeId) {
        let cx = &self.cx;
        let function = cx.function(home);
        let block = cx.facts.tree.parent(home);
        let known = self.state.lock().expect("no holder panics").taken.shared.clone();
        let earlier = known.into_iter().find(|one| {
            one.function == function
                && one.block.is_some_and(|block| cx.facts.tree.is_within(home, block))
                && cx.facts.tree[one.home].span.start <= cx.facts.tree[home].span.start
                // A block inside may have given the name to something else.
                && cx.is_free(&one.name, home, wrapped)
        });
        if let Some(one) = earlier {
            return (one.name, one.home);
        }
        let name = self.visible(wanted, home, wrapped);
        let one = Shared { function, block, home, name: name.clone() };
        self.state.lock().expect("no holder panics").taken.shared.push(one);
        (name, home)
    }

    /// Asks for an import of `path` that takes over the name of a definition that goes.
    fn take_over(&self, path: &str, bound: &Bound) -> Option<String> {
        let mut state = self.state.lock().expect("no holder panics");
        let Some((module, export)) = path.rsplit_once('.').filter(|_| bound.can_be_imported()) else {
            state.trouble = Some(Trouble::NameTaken);
            return None;
        };
        let local = bound.name().to_owned();
        state.imports.push(ImportRequest {
            module: module.to_owned(),
            export: Some(export.to_owned()),
            local: local.clone(),
            within: Vec::new(),
        });
        state.successors.push((bound.binding, path.to_owned()));
        Some(local)
    }

    fn name(&self, path: &str, wanted: &[&str], place: NodeId) -> Option<String> {
        let spelling = self.cx.spelling(place, path, wanted);
        let out_of_reach = spelling.as_ref().is_some_and(|spelling| self.cx.is_out_of_reach(spelling, place));
        let adds = spelling.as_ref().is_some_and(|spelling| spelling.import.is_some());
        let loads = !adds || self.cx.language.loads_packages(&self.cx.source, &self.cx.facts);
        let mut state = self.state.lock().expect("no holder panics");
        match spelling.filter(|_| !out_of_reach && loads) {
            Some(spelling) => {
                state.imports.extend(spelling.import);
                Some(spelling.text)
            }
            None => {
                state.trouble = Some(match (out_of_reach, loads) {
                    (true, _) => Trouble::OutOfReach,
                    (_, false) => Trouble::NoPackages,
                    _ => Trouble::NameTaken,
                });
                None
            }
        }
    }
}

/// `fresh("tg")`: the name, or the first of `tg2`, `tg3` … that is free in the outermost function. A list gives a list.
///
/// With `lasting=true` later sites of the run do not take it again; with `module=true` it is free in the whole file, and a
/// definition at module level that has just the text `text` is used again; with `above=node` it names a thing made above that
/// node, which later sites with the same node share. `prefix` and `suffix` are put around each name.
#[derive(Debug)]
pub struct Fresh(pub Arc<Site>);

impl Object for Fresh {
    fn repr(self: &Arc<Self>) -> ObjectRepr {
        ObjectRepr::Plain
    }

    fn call(self: &Arc<Self>, _: &mut State<'_, '_>, args: &[Value]) -> Result<Value, Error> {
        let (bases, options): (Value, Kwargs) = from_args(args)?;
        let lasting = options.get::<Option<bool>>("lasting")?.unwrap_or(false);
        let at_module = options.get::<Option<bool>>("module")?.unwrap_or(false);
        let text = options.get::<Option<String>>("text")?;
        let above = options.get::<Option<Value>>("above")?;
        let above = above.as_ref().and_then(|value| value.downcast_object_ref::<Node>().map(|node| node.id));
        let prefix = options.get::<Option<&str>>("prefix")?.unwrap_or_default();
        let suffix = options.get::<Option<&str>>("suffix")?.unwrap_or_default();
        options.assert_all_used()?;
        let one = |base: &str| {
            let base = format!("{prefix}{base}{suffix}");
            if let Some(home) = above {
                return self.0.above(&base, home, at_module);
            }
            match &text {
                Some(text) if self.0.is_defined(&base, text) => base,
                _ => self.0.fresh(&base, lasting, at_module),
            }
        };
        if let Some(base) = bases.as_str() {
            return Ok(Value::from(one(base)));
        }
        Ok(bases.try_iter()?.map(|base| Value::from(one(base.as_str().unwrap_or_default()))).collect())
    }
}

/// `visible(["limit", "limiter"], home, [nodes])`: the first name that is free at `home` and inside the nodes, or the first
/// with a number; with `lasting=true` later sites in the block of `home` take another one, with `listed=true` it is one of
/// those in the list, and the site is refused where all of them are taken.
#[derive(Debug)]
pub struct Visible(pub Arc<Site>);

/// `shared(["limit"], home, [nodes])`: a thing that is made once above `home` and used by later sites of the block as well;
/// gives its `name` and the `home` it stands above.
#[derive(Debug)]
pub struct SharedWord(pub Arc<Site>);

fn place_args(args: &[Value]) -> Result<(Vec<String>, NodeId, Vec<NodeId>), Error> {
    let (wanted, home, wrapped): (Vec<String>, Value, Value) = from_args(args)?;
    let id = |value: &Value| value.downcast_object_ref::<Node>().map(|node| node.id);
    let home = id(&home).ok_or_else(|| Error::new(ErrorKind::InvalidOperation, "the place has to be a node"))?;
    let wrapped = wrapped.try_iter()?.filter_map(|one| id(&one)).collect();
    Ok((wanted, home, wrapped))
}

impl Object for Visible {
    fn repr(self: &Arc<Self>) -> ObjectRepr {
        ObjectRepr::Plain
    }

    fn call(self: &Arc<Self>, _: &mut State<'_, '_>, args: &[Value]) -> Result<Value, Error> {
        let (args, options): (Rest<Value>, Kwargs) = from_args(args)?;
        let asked = |key: &str| Ok::<bool, Error>(options.get::<Option<bool>>(key)?.unwrap_or(false));
        let wish = Wish { lasting: asked("lasting")?, listed: asked("listed")? };
        options.assert_all_used()?;
        let (wanted, home, wrapped) = place_args(&args)?;
        let name = self.0.visible_from(&wanted, home, &wrapped, wish);
        name.map(Value::from).ok_or_else(|| Error::new(ErrorKind::InvalidOperation, "no name of the list is free here"))
    }
}

impl Object for SharedWord {
    fn repr(self: &Arc<Self>) -> ObjectRepr {
        ObjectRepr::Plain
    }

    fn call(self: &Arc<Self>, _: &mut State<'_, '_>, args: &[Value]) -> Result<Value, Error> {
        let (wanted, home, wrapped) = place_args(args)?;
        let (name, home) = self.0.shared(&wanted, home, &wrapped);
        Ok(Value::from_pairs([("name", Value::from(name)), ("home", Node::value(&self.0.cx, home))]))
    }
}

/// `imported("asyncio.sleep")`: how the thing is written here through a name the file has; none where it has none. Further arguments
/// are the names that count where others would have their full path.
#[derive(Debug)]
pub struct Imported(pub Arc<Site>);

impl Object for Imported {
    fn repr(self: &Arc<Self>) -> ObjectRepr {
        ObjectRepr::Plain
    }

    fn call(self: &Arc<Self>, _: &mut State<'_, '_>, args: &[Value]) -> Result<Value, Error> {
        let (path, locals): (&str, Rest<&str>) = from_args(args)?;
        let cx = &self.0.cx;
        let spelling = cx.spelling(self.0.node, path, &locals);
        Ok(spelling.filter(|spelling| spelling.import.is_none()).map_or(Value::from(()), |it| Value::from(it.text)))
    }
}

/// `name("asyncio.sleep")`: how the thing is written here; its import is added where it is missing. Further arguments are
/// the local names that a new import may take; `instead=x.bound` lets it take over the name of a definition that goes,
/// `at=node` asks for another place than the site.
pub struct Name(pub Arc<Site>);

impl fmt::Debug for Name {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Name")
    }
}

impl Object for Name {
    fn repr(self: &Arc<Self>) -> ObjectRepr {
        ObjectRepr::Plain
    }

    fn call(self: &Arc<Self>, _: &mut State<'_, '_>, args: &[Value]) -> Result<Value, Error> {
        let (words, options): (Rest<Value>, Kwargs) = from_args(args)?;
        let words: Vec<&str> = words.iter().filter_map(Value::as_str).collect();
        let instead = options.get::<Option<Value>>("instead")?;
        let place = options.get::<Option<Value>>("at")?;
        let place = place.and_then(|place| place.downcast_object_ref::<Node>().map(|node| node.id));
        options.assert_all_used()?;
        let Some((path, wanted)) = words.split_first() else {
            return Err(Error::new(ErrorKind::MissingArgument, "name: which path?"));
        };
        let named = match instead.as_ref().and_then(|instead| instead.downcast_object_ref::<Bound>()) {
            Some(bound) => self.0.take_over(path, bound),
            None => self.0.name(path, wanted, place.unwrap_or(self.0.node)),
        };
        named
            .map(Value::from)
            .ok_or_else(|| Error::new(ErrorKind::InvalidOperation, format!("{path} cannot be named here")))
    }
}

//! What was asked of a file once and is kept as long as the file is: answers that cost a look at all of it, and types.

use std::cell::Cell;
use std::hash::Hash;
use std::path::PathBuf;
use std::sync::{Arc, Mutex, OnceLock, PoisonError, Weak};

use rustc_hash::{FxHashMap, FxHashSet};

use super::cx::Cx;
use super::nesting::WideWork;
use super::state::Root;
use super::state::assigned::Assigned;
use super::state::calls::{Held, Reach};
use super::state::threads::ThreadRun;
use super::types::Type;
use crate::facts::NodeId;

/// Answers about one file; empty at first.
#[derive(Debug, Default)]
pub struct Asked {
    /// The project's lowest version of the language.
    pub floor: OnceLock<Option<(u32, u32)>>,
    /// Names of the functions and methods that the file defines.
    pub functions: OnceLock<FxHashSet<Box<str>>>,
    /// Attributes that are set, by their names.
    pub set_attributes: OnceLock<FxHashMap<Box<str>, Vec<NodeId>>>,
    /// Assignments to members of `this`, by the member's name.
    pub member_sets: OnceLock<FxHashMap<Box<str>, Vec<NodeId>>>,
    /// Names and attributes that are called so, in order.
    pub named: OnceLock<FxHashMap<Box<str>, Vec<NodeId>>>,
    /// Methods of the file's classes, by their names.
    pub methods: OnceLock<FxHashMap<Box<str>, Vec<NodeId>>>,
    /// All of these methods.
    pub all_methods: OnceLock<Vec<NodeId>>,
    /// Functions by the names that they are called by.
    pub functions_named: OnceLock<FxHashMap<Box<str>, Vec<NodeId>>>,
    /// Paths of the types that the file imports from its crate, with the files of their modules.
    pub types_imported: OnceLock<Vec<(Vec<String>, PathBuf)>>,
    /// Whether a method gives those of the own object by other names.
    pub gives_by_name: OnceLock<bool>,
    /// Functions that are used otherwise than by a call of their names, or may be.
    pub kept_functions: OnceLock<Vec<NodeId>>,
    /// Classes with methods that the language runs.
    pub run_by_language: OnceLock<RunByLanguage>,
    /// Calls that collect the work of any number of elements, with that work.
    pub wide_work: OnceLock<Vec<WideWork>>,
    /// Functions that threads run.
    pub thread_functions: OnceLock<Arc<FxHashMap<NodeId, ThreadRun>>>,
    /// Which state the assignments set.
    pub assigned: OnceLock<Assigned>,
    /// What the attributes of a class belong to, by the class and their names.
    pub attribute_roots: Memo<(NodeId, Box<str>), Root>,
    /// Whether callers of a function hold a lock, by the function and how many callers were followed.
    pub held: Memo<(NodeId, u32), Held>,
    /// The functions that running a node may call at once.
    pub callable: Memo<(NodeId, Reach), Arc<[NodeId]>>,
    /// Whether the file uses something of a group of the tables.
    pub used_groups: Memo<Box<str>, bool>,
    types: Mutex<FxHashMap<NodeId, Answer>>,
}

/// Answers by what was asked, each worked out once.
#[derive(Debug)]
pub struct Memo<K, V>(Mutex<FxHashMap<K, V>>);

/// The classes of a file with methods that the language runs.
#[derive(Debug, Default)]
pub struct RunByLanguage {
    /// Their names.
    pub names: FxHashSet<Box<str>>,
    /// Whether one has methods that a call of its instances runs.
    pub called: bool,
}

/// How far names, calls and files may still be followed, and how far the question has got.
///
/// A type that was found within the bounds is the same for whoever asks with as much left; one that was cut off holds for
/// that very bound alone. So an answer does not depend on what was asked before.
#[derive(Clone, Copy, Debug)]
pub struct Depth<'a> {
    left: i32,
    reached: &'a Reached,
}

/// The least that was ever left while a question was answered; below zero if it was cut off.
#[derive(Debug)]
pub struct Reached(Cell<i32>);

#[derive(Debug)]
struct Answer {
    /// How much has to be left; exactly that much, if it was cut off.
    needs: i32,
    cut: bool,
    found: Type<Weak<Cx>>,
}

impl<K, V> Default for Memo<K, V> {
    fn default() -> Self {
        Self(Mutex::default())
    }
}

impl<K: Eq + Hash, V: Clone> Memo<K, V> {
    /// The answer for `key`, which `find` works out if nobody asked before; it may ask on.
    pub fn get(&self, key: K, find: impl FnOnce() -> V) -> V {
        let known = || self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(found) = known().get(&key) {
            return found.clone();
        }
        let found = find();
        known().insert(key, found.clone());
        found
    }
}

impl Default for Reached {
    fn default() -> Self {
        Self(Cell::new(i32::MAX))
    }
}

impl Reached {
    /// A question that may follow so many steps.
    pub fn depth(&self, left: u32) -> Depth<'_> {
        Depth { left: left as i32, reached: self }
    }
}

impl Depth<'_> {
    /// One step further; none if the bound is reached.
    pub fn less(self) -> Option<Self> {
        let left = self.left - 1;
        self.reach(left);
        (left >= 0).then_some(Self { left, ..self })
    }

    fn reach(self, left: i32) {
        self.reached.0.set(self.reached.0.get().min(left));
    }
}

impl Asked {
    /// The type of `node`, worked out once for each bound that matters.
    pub(super) fn type_of<'a>(&self, node: NodeId, depth: Depth<'a>, find: impl FnOnce(Depth<'a>) -> Type) -> Type {
        if let Some((lowest, found)) = self.known_type(node, depth.left) {
            depth.reach(lowest);
            return found;
        }
        let outside = depth.reached.0.replace(depth.left);
        let found = find(depth);
        let lowest = depth.reached.0.get();
        let cut = lowest < 0;
        let needs = if cut { depth.left } else { depth.left - lowest };
        let answer = Answer { needs, cut, found: found.map(Arc::downgrade) };
        self.types.lock().unwrap_or_else(PoisonError::into_inner).insert(node, answer);
        depth.reach(outside);
        found
    }

    /// What is known of the type where so much is left, and how much was left at the least.
    fn known_type(&self, node: NodeId, left: i32) -> Option<(i32, Type)> {
        let types = self.types.lock().unwrap_or_else(PoisonError::into_inner);
        let answer = types.get(&node)?;
        let holds = if answer.cut { left == answer.needs } else { left >= answer.needs };
        let lowest = if answer.cut { -1 } else { left - answer.needs };
        // A file that was given up since has to be read anew.
        holds.then(|| answer.found.try_map(Weak::upgrade).map(|found| (lowest, found))).flatten()
    }
}

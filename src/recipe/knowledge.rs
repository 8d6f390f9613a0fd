//! What is known of libraries: which functions make coroutines, futures, tasks; which methods of which classes do.
//!
//! Tables in `recipes/knowledge/<language>.toml`, which a reader can check and a user can extend.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::Deserialize;

/// What is known of the libraries of one language.
#[derive(Clone, Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Knowledge {
    /// What a call of a function gives, by the function's path, or by the path with a literal first argument,
    /// `multiprocessing.get_context('fork')`: `coroutine`, `future`, `task`, `iterable`, or the path
    /// of the class of which it makes an instance.
    #[serde(default)]
    pub returns: BTreeMap<String, String>,
    /// What the methods of a class give, by the class's path and the method's name; operators by their sign.
    #[serde(default)]
    pub methods: BTreeMap<String, BTreeMap<String, String>>,
    /// What the elements of what a call gives are, by the path of the function or of the class and method: a word or the path
    /// of a class, as in `returns`.
    #[serde(default)]
    pub items: BTreeMap<String, String>,
    /// The classes of what awaiting a call gives, by the path of the function or of the class and method: one, or one for
    /// each element of the tuple it gives.
    #[serde(default)]
    pub awaited: BTreeMap<String, Vec<String>>,
    /// What a call of a function with this decorator gives, as in `returns`.
    #[serde(default)]
    pub decorators: BTreeMap<String, String>,
    /// Which arguments of a call it calls, now or later, dropping what they give: positions counted from 0 (`"0"`) and
    /// names (`"target"`), by the path of the function or of the class and method.
    #[serde(default)]
    pub callbacks: BTreeMap<String, Vec<String>>,
    /// What the attributes of an instance hold, by the class's path and the attribute's name: the path of a class.
    #[serde(default)]
    pub attributes: BTreeMap<String, BTreeMap<String, String>>,
    /// Which argument of a call runs in a thread or process: positions counted from 0 (`"0"`) and names (`"target"`), by
    /// the path of the function or of the class and method.
    #[serde(default)]
    pub jobs: BTreeMap<String, Vec<String>>,
    /// Groups of names that recipes ask for: `locks`, `waits`.
    #[serde(default)]
    pub groups: BTreeMap<String, Vec<String>>,
}

impl Knowledge {
    /// Adds what another table knows; the other one wins.
    pub fn extend(&mut self, other: Knowledge) {
        self.returns.extend(other.returns);
        for (class, methods) in other.methods {
            self.methods.entry(class).or_default().extend(methods);
        }
        self.items.extend(other.items);
        self.awaited.extend(other.awaited);
        self.decorators.extend(other.decorators);
        self.callbacks.extend(other.callbacks);
        for (class, attributes) in other.attributes {
            self.attributes.entry(class).or_default().extend(attributes);
        }
        self.jobs.extend(other.jobs);
        for (group, names) in other.groups {
            self.groups.entry(group).or_default().extend(names);
        }
    }
}

//! How a program spells what it imports, and how statements are put into one another.

use std::collections::BTreeMap;

use super::places::Entry;
use super::{atomics, fan_outs, guards, sites, tasks, wraps};
use crate::random::rng::Rng;

/// A form of statements, with holes: `<a::b::c>` is a path, spelled by what the module imports, `<k>` a number of its own,
/// `<in>` the statements inside. What stands above a line `---` are definitions of the module.
#[derive(Clone, Copy, Debug)]
pub struct Form {
    /// The text.
    pub text: &'static str,
    /// What holds of it, a letter each: `a` awaits, `l` makes the future one that is not `Send`, `f` has a `?`, `t` needs the
    /// runtime of tokio, `T` its timer; of a wrap: `s` nothing inside may be awaited, `m` the inside has to be `Send`, `n` no
    /// `?` inside, `h` holds what is not `Send`.
    pub flags: &'static str,
}

impl Form {
    fn is(&self, flag: char) -> bool {
        self.flags.contains(flag)
    }
}

/// What statements may do at their place.
#[derive(Clone, Copy, Debug)]
pub struct Around {
    /// They may await.
    pub awaits: bool,
    /// The future around has to be `Send`.
    pub sends: bool,
    /// A `?` gives the function's error, which is that of `std::io`.
    pub fails: bool,
    /// How many may stand around others.
    pub depth: usize,
}

/// What the statements of one module share while they are written.
#[derive(Debug)]
pub struct Writer {
    /// The choices of this program.
    pub rng: Rng,
    /// What each name is imported for, and by which line.
    names: BTreeMap<String, (String, String)>,
    spelled: BTreeMap<String, String>,
    definitions: String,
    given: usize,
    flavor: &'static str,
    is_merged: bool,
}

impl Writer {
    /// A module without a statement.
    pub fn new(mut rng: Rng, entry: &Entry) -> Self {
        let is_merged = rng.chance(30);
        let (names, spelled) = (BTreeMap::new(), BTreeMap::new());
        Self { rng, names, spelled, definitions: String::new(), given: 0, flavor: entry.flavor, is_merged }
    }

    /// A module inside, which takes the choices with it until it is given back.
    pub fn module(&mut self) -> Self {
        let mut inner = Self {
            rng: self.rng.clone(),
            names: BTreeMap::new(),
            spelled: BTreeMap::new(),
            definitions: String::new(),
            given: self.given,
            flavor: self.flavor,
            is_merged: self.rng.chance(30),
        };
        inner.path("std::time::Duration");
        inner
    }

    /// Goes on where `inner` ended.
    pub fn take_back(&mut self, inner: Self) {
        (self.rng, self.given) = (inner.rng, inner.given);
    }

    /// The imports of the module.
    pub fn uses(&self) -> String {
        let lines: Vec<&str> = self.names.values().map(|(_, line)| line.as_str()).collect();
        if !self.is_merged {
            return lines.iter().map(|line| format!("use {line};\n")).collect();
        }
        let mut roots: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
        for line in lines {
            let (root, rest) = line.split_once("::").unwrap_or((line, "self"));
            roots.entry(root).or_default().push(rest);
        }
        let line = |(root, rest): (&&str, &Vec<&str>)| match rest.len() {
            2..=4 => format!("use {root}::{{{}}};\n", rest.join(", ")),
            _ => rest.iter().map(|name| format!("use {root}::{name};\n")).collect(),
        };
        roots.iter().map(line).collect()
    }

    /// The definitions that the statements need.
    pub fn take_definitions(&mut self) -> String {
        std::mem::take(&mut self.definitions)
    }

    /// A statement, or some, for a place.
    pub fn statement(&mut self, around: Around) -> String {
        if around.depth > 0 && self.rng.chance(55) {
            return self.wrapped(around);
        }
        let kind = self.rng.pick(KINDS);
        let form = self.fitting(kind, around).or_else(|| self.fitting(sites::SLEEPS, around));
        let form = form.expect("some pauses may stand anywhere");
        let text = self.fill(form.text, "");
        // What others await behind it must not be kept from moving to another thread.
        let keeps = around.sends && !form.is('a') && form.text.contains("let ");
        if keeps { format!("{{\n{text}}}\n") } else { text }
    }

    fn wrapped(&mut self, around: Around) -> String {
        let wrap = self.fitting(wraps::WRAPS, around).expect("some wraps may stand anywhere");
        let is_held = wrap.is('h') && around.sends;
        let inside = Around {
            awaits: around.awaits && !wrap.is('s') && !is_held,
            sends: around.sends || wrap.is('m'),
            fails: around.fails && !wrap.is('n') && !wrap.is('s'),
            depth: around.depth - 1,
        };
        let inner: String = (0..self.rng.between(1, 2)).map(|_| self.statement(inside)).collect();
        let text = self.fill(wrap.text, &inner);
        if is_held { format!("{{\n{text}}}\n") } else { text }
    }

    /// One of `forms` that may stand there, if any may.
    fn fitting(&mut self, forms: &[Form], around: Around) -> Option<Form> {
        let fits = |form: &&Form| {
            (around.awaits || !form.is('a'))
                && !(around.sends && form.is('l'))
                && (around.fails || !form.is('f'))
                && !(self.flavor == "none" && form.is('t'))
                && !(self.flavor != "all" && form.is('T'))
        };
        let fitting: Vec<Form> = forms.iter().filter(fits).copied().collect();
        (!fitting.is_empty()).then(|| self.rng.pick(&fitting))
    }

    fn fill(&mut self, text: &str, inner: &str) -> String {
        self.given += 1;
        let text = self.spelled(&text.replace("<k>", &self.given.to_string()));
        let (definitions, body) = text.split_once("---\n").unwrap_or(("", &text));
        self.definitions += definitions;
        format!("{}\n", body.replace("<in>", inner))
    }

    /// `text` with every hole that is a path spelled as the module can.
    pub fn spelled(&mut self, text: &str) -> String {
        let mut out = String::new();
        let mut rest = text;
        while let Some(at) = rest.find('<') {
            let end =
                rest[at + 1..].find(|c: char| !c.is_alphanumeric() && c != '_' && c != ':').map(|end| at + 1 + end);
            let hole = end.filter(|&end| rest[end..].starts_with('>')).map(|end| &rest[at + 1..end]);
            out.push_str(&rest[..at]);
            match hole.filter(|hole| hole.contains("::") && !hole.starts_with(':')) {
                Some(path) => {
                    out.push_str(&self.path(path));
                    rest = &rest[at + path.len() + 2..];
                }
                None => {
                    out.push('<');
                    rest = &rest[at + 1..];
                }
            }
        }
        out + rest
    }

    /// A way to write `path`, imported if that way asks for it.
    pub fn path(&mut self, path: &str) -> String {
        if let Some(known) = self.spelled.get(path).cloned()
            && self.rng.chance(80)
        {
            return known;
        }
        let (module, name) = path.rsplit_once("::").expect("a path has a module");
        let shown = module.rsplit("::").next().unwrap_or(module);
        let in_type = shown.starts_with(char::is_uppercase);
        let way = match path {
            "std::time::Duration" => 3,
            // Neither an alias of a type nor an ordering with its whole path.
            _ if in_type && shown != "Ordering" => self.rng.below(2),
            _ if in_type => self.rng.below(7),
            _ => self.rng.below(8),
        };
        let spelled = match way {
            0 | 1 => self.import(module, shown).map(|module| format!("{module}::{name}")),
            2 => self.import(module, &format!("{shown}_of")).map(|module| format!("{module}::{name}")),
            3..=5 => self.import(path, name),
            6 => self.import(path, &renamed(name)),
            _ => None,
        };
        let spelled = spelled.unwrap_or_else(|| path.to_owned());
        self.spelled.insert(path.to_owned(), spelled.clone());
        spelled
    }

    /// Has `path` go by `name` here, if the name is free.
    fn import(&mut self, path: &str, name: &str) -> Option<String> {
        if !path.contains("::") {
            return None;
        }
        // What has a name already keeps it.
        if let Some(known) = self.names.iter().find(|(_, (other, _))| other == path).map(|(name, _)| name.clone()) {
            return Some(known);
        }
        let plain = path.rsplit("::").next() == Some(name);
        let line = if plain { path.to_owned() } else { format!("{path} as {name}") };
        let (known, _) = self.names.entry(name.to_owned()).or_insert_with(|| (path.to_owned(), line));
        (known == path).then(|| name.to_owned())
    }
}

fn renamed(name: &str) -> String {
    if name.starts_with(char::is_uppercase) { format!("My{name}") } else { format!("{name}_it") }
}

const KINDS: &[&[Form]] = &[
    sites::SLEEPS,
    sites::SLEEPS,
    sites::FILES,
    sites::FILES,
    sites::PARKED,
    guards::GUARDS,
    guards::GUARDS,
    atomics::ATOMICS,
    atomics::ATOMICS,
    fan_outs::FAN_OUTS,
    fan_outs::FAN_OUTS,
    tasks::TASKS,
    tasks::OTHERS,
];

//! The first sieve: byte strings without which a recipe cannot apply, looked for in the raw bytes.
//!
//! They are derived from what the recipe looks for: the names of the paths it resolves, the methods, the words of its
//! patterns. A file that lacks them is not decoded and not parsed.

use aho_corasick::{AhoCorasick, AhoCorasickKind, MatchKind};
use memchr::memmem;
use rustc_hash::{FxHashMap, FxHashSet};

use super::needs::{Want, Way, needed};
use crate::lang::{Call, Imported, Imports};
use crate::recipe::raw::Find;
use crate::text::{is_word, without_bom};

/// Something that has to occur in a file; numbers are indices of words.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Atom {
    /// A word of its own: `wait`, but not the one in `await`.
    Word(usize),
    /// `owner.name` side by side, or `name` in a file that gives `owner` another name or takes names from it; `root` where
    /// the owner stands in nothing else.
    Member { owner: usize, name: String, root: bool },
    /// Two words with nothing but blanks, or a comment, between.
    Beside { first: usize, second: String },
}

/// What was seen of a word so far.
#[derive(Clone, Copy, Default)]
struct Seen {
    /// It occurs.
    word: bool,
    /// As an owner: it may go by another name, or its members may stand alone.
    renamed: bool,
    /// So may it where it is no member of something else: not by `from package.owner import`.
    root_renamed: bool,
}

/// What may apply to a file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Live {
    /// For each recipe: whether it may.
    pub recipes: Vec<bool>,
    /// Paths of things that the file takes from modules of the project, which may pass on what a recipe looks for.
    pub passed: Vec<String>,
    /// If nothing but calls in async functions is looked for: those.
    pub in_async: Option<Vec<Call>>,
}

/// A way in which a recipe may apply.
#[derive(Debug)]
struct Case {
    /// What has to occur, all of it.
    atoms: Vec<usize>,
    /// The call that has to stand in an async function, where one is told.
    in_async: Option<Call>,
}

/// Looks for the words of many recipes in one pass over a file's bytes.
#[derive(Debug)]
pub struct Sieve {
    automaton: AhoCorasick,
    words: Vec<String>,
    atoms: Vec<Atom>,
    /// For each word: the atoms whose owner, or first word, it is.
    members: Vec<Vec<usize>>,
    /// For each word: the atoms whose name it is, where a module may pass on what it imports.
    passed: Vec<Vec<usize>>,
    /// The names of those atoms.
    member_names: FxHashSet<String>,
    /// For each recipe: its cases, of which one has to be met.
    needs: Vec<Vec<Case>>,
    /// Bytes without which no case at all can be met.
    gate: Option<memmem::Finder<'static>>,
    /// Whether these are bytes of owners, which a file lacks that takes members from a module of the project.
    of_owners: bool,
    /// Whether a module may be named by a string.
    quotes: bool,
    /// What a file imports, where a module may pass on what it imports.
    imports: Option<Imports>,
}

impl Sieve {
    /// A sieve for recipes, each given by its finding cases, of a language whose imports name modules in `quotes` or not;
    /// `imports` tells what a file imports, where modules of the project may pass on what they import.
    pub fn new<'a>(recipes: impl Iterator<Item = &'a [Find]>, quotes: bool, imports: Option<Imports>) -> Self {
        let mut words = Vec::new();
        let mut atoms = Vec::new();
        let mut needs = Vec::new();
        for finds in recipes {
            let mut cases = Vec::new();
            for Way { wants, in_async } in finds.iter().flat_map(needed) {
                let wanted = wants.iter().map(|want| intern(&mut atoms, want.atom(&mut words)));
                cases.push(Case { atoms: wanted.collect(), in_async });
            }
            needs.push(cases);
        }
        let names = atoms.iter().enumerate().filter(|_| imports.is_some());
        let mut passed = Vec::new();
        for (at, name) in names.filter_map(|(at, atom)| Some((at, atom.member_name()?))) {
            let word = intern(&mut words, name.to_owned());
            passed.resize(passed.len().max(word + 1), Vec::new());
            passed[word].push(at);
        }
        passed.resize(words.len(), Vec::new());
        let named = passed.iter().zip(&words).filter(|(atoms, _)| !atoms.is_empty());
        let member_names = named.map(|(_, word)| word.clone()).collect();
        // Whole words cannot overlap, and the longest match at a place is the whole word if there is one.
        let automaton = AhoCorasick::builder()
            .match_kind(MatchKind::LeftmostLongest)
            .kind(Some(AhoCorasickKind::DFA))
            .build(&words)
            .expect("a few short words always fit");
        let mut members = vec![Vec::new(); words.len()];
        for (at, atom) in atoms.iter().enumerate() {
            if let Atom::Member { owner: first, .. } | Atom::Beside { first, .. } = *atom {
                members[first].push(at);
            }
        }
        let (gate, of_owners) = (None, false);
        let mut sieve =
            Self { automaton, words, atoms, members, passed, member_names, needs, gate, of_owners, quotes, imports };
        let own = sieve.imports.and_then(|_| sieve.common(false));
        sieve.of_owners = sieve.imports.is_some() && own.is_none();
        sieve.gate = own.or_else(|| sieve.common(true)).map(|word| memmem::Finder::new(&word).into_owned());
        sieve
    }

    /// A word that is part of a word of every case, owners of members included or not.
    fn common(&self, owners: bool) -> Option<String> {
        let cases: Vec<&Case> = self.needs.iter().flatten().collect();
        let holds = |case: &Case, part: &str| {
            case.atoms.iter().any(|&atom| self.texts(atom, owners).any(|word| word.contains(part)))
        };
        let all = (0..self.atoms.len()).flat_map(|atom| self.texts(atom, owners));
        let shared = all.filter(|word| cases.iter().all(|case| holds(case, word)));
        shared.max_by_key(|word| word.len()).map(str::to_owned)
    }

    /// The words of an atom.
    fn texts(&self, atom: usize, owners: bool) -> impl Iterator<Item = &str> {
        let (first, second) = match &self.atoms[atom] {
            Atom::Word(word) => (Some(&self.words[*word]), None),
            Atom::Member { owner, name, .. } => (Some(&self.words[*owner]).filter(|_| owners), Some(name)),
            Atom::Beside { first, second } => (Some(&self.words[*first]), Some(second)),
        };
        first.into_iter().chain(second).map(String::as_str)
    }

    /// Which recipes may apply to a file with these bytes; none if no recipe can. Asked of a module that the file imports,
    /// `own` says whether the project holds it.
    pub fn live(&self, bytes: &[u8], own: impl Fn(&str) -> bool) -> Option<Live> {
        let bytes = without_bom(bytes);
        let lacks = self.gate.as_ref().is_some_and(|gate| gate.find(bytes).is_none());
        if lacks && !(self.of_owners && self.takes_members(bytes, &own)) {
            return None;
        }
        let mut seen = vec![Seen::default(); self.words.len()];
        let mut joined = vec![false; self.atoms.len()];
        let mut taken = Taken::default();
        for found in self.automaton.find_iter(bytes) {
            let word = found.pattern().as_usize();
            if !is_whole(bytes, found.start(), found.end()) {
                continue;
            }
            seen[word].word = true;
            if !self.passed[word].is_empty()
                && let Some(object) = object_before(&bytes[..found.start()])
            {
                let words = taken.entry(object).or_default();
                words.extend(Some(word).filter(|word| !words.contains(word)));
            }
            if self.members[word].is_empty() {
                continue;
            }
            if !seen[word].root_renamed && is_renamed(bytes, found.start(), found.end(), self.quotes) {
                seen[word].renamed = true;
                seen[word].root_renamed = found.start().checked_sub(1).is_none_or(|at| bytes[at] != b'.');
            }
            let behind = &bytes[found.end()..];
            let rest = member(behind);
            for &atom in &self.members[word] {
                joined[atom] = joined[atom]
                    || match &self.atoms[atom] {
                        Atom::Word(_) => false,
                        Atom::Member { name, .. } => rest.is_some_and(|rest| starts_with_word(rest, name.as_bytes())),
                        Atom::Beside { second, .. } => is_beside(behind, second.as_bytes()),
                    };
            }
        }
        let passed = self.follow(bytes, &taken, &mut joined, own);
        let met = |atom: usize| match &self.atoms[atom] {
            Atom::Word(word) => seen[*word].word,
            Atom::Member { owner, name, root } => {
                let renamed = if *root { seen[*owner].root_renamed } else { seen[*owner].renamed };
                joined[atom] || renamed && has_word(bytes, name.as_bytes())
            }
            Atom::Beside { .. } => joined[atom],
        };
        let is_met = |case: &&Case| case.atoms.iter().all(|&atom| met(atom));
        let recipes: Vec<bool> = self.needs.iter().map(|cases| cases.iter().any(|case| is_met(&case))).collect();
        if !recipes.contains(&true) {
            return None;
        }
        let mut in_async: Option<Vec<Call>> =
            self.needs.iter().flatten().filter(is_met).map(|case| case.in_async.clone()).collect();
        // What a module of the project passes on may have any owner.
        for call in in_async.iter_mut().flatten().filter(|_| !passed.is_empty()) {
            call.owner = None;
        }
        Some(Live { recipes, passed, in_async })
    }
}

/// The words that a file has behind a dot, by the name before the dot; without one, by the empty name.
type Taken<'a> = FxHashMap<&'a [u8], Vec<usize>>;

impl Sieve {
    /// Marks the members that the file may take from modules of the project, and gives their paths: names it imports from
    /// them, also of an owner, and those that stand behind the name of such a module.
    fn follow(&self, bytes: &[u8], taken: &Taken<'_>, joined: &mut [bool], own: impl Fn(&str) -> bool) -> Vec<String> {
        let mut passed = Vec::new();
        let Some(imports) = self.imports.filter(|_| !taken.is_empty()) else { return passed };
        let of = |object: &[u8]| taken.get(object).map_or(&[][..], Vec::as_slice);
        imports(bytes, &mut |Imported { module, name, local }| {
            let dot = if module.ends_with('.') || name.is_empty() { "" } else { "." };
            let path = || format!("{module}{dot}{name}");
            let behind = of(local.as_bytes());
            let whole = !behind.is_empty() && own(&path());
            let (alone, owner) = (self.named(of(b""), name), self.named_owner(behind, name));
            if !whole && alone.is_none() && !owner || !whole && !own(module) {
                return;
            }
            let members = alone.iter().chain(behind.iter().filter(|_| whole || owner));
            for &atom in members.flat_map(|&word| &self.passed[word]) {
                joined[atom] = true;
            }
            match whole {
                true => passed.extend(behind.iter().map(|&word| format!("{}.{}", path(), self.words[word]))),
                false => passed.push(path()),
            }
        });
        passed
    }

    /// Whether the file may take a member from a module of the project, by its imports alone.
    fn takes_members(&self, bytes: &[u8], own: impl Fn(&str) -> bool) -> bool {
        let mut found = false;
        let is_member = |name: &str| self.member_names.contains(name);
        if let Some(imports) = self.imports {
            imports(bytes, &mut |Imported { module, name, .. }| {
                found = found || (name.is_empty() || is_member(name)) && own(module);
            });
        }
        found
    }

    /// The one of `words` that is `name`.
    fn named(&self, words: &[usize], name: &str) -> Option<usize> {
        words.iter().copied().find(|&word| self.words[word] == name)
    }

    /// Whether a member with one of these words has an owner called `name`.
    fn named_owner(&self, words: &[usize], name: &str) -> bool {
        let is_owner =
            |&atom: &usize| matches!(&self.atoms[atom], Atom::Member { owner, .. } if self.words[*owner] == name);
        words.iter().flat_map(|&word| &self.passed[word]).any(is_owner)
    }
}

/// The name before the dot with which `head` ends; empty where there is no dot.
fn object_before(head: &[u8]) -> Option<&[u8]> {
    let Some(object) = head.strip_suffix(b".") else { return Some(&[]) };
    let start = object.iter().rposition(|&byte| !is_word(byte)).map_or(0, |at| at + 1);
    Some(&object[start..]).filter(|name| !name.is_empty())
}

impl Atom {
    /// The name of a member.
    fn member_name(&self) -> Option<&str> {
        match self {
            Atom::Word(_) | Atom::Beside { .. } => None,
            Atom::Member { name, .. } => Some(name),
        }
    }
}

fn intern<T: PartialEq>(all: &mut Vec<T>, one: T) -> usize {
    all.iter().position(|known| *known == one).unwrap_or_else(|| {
        all.push(one);
        all.len() - 1
    })
}

/// Whether the bytes are a word of their own.
fn is_whole(bytes: &[u8], start: usize, end: usize) -> bool {
    let before = start.checked_sub(1).and_then(|at| bytes.get(at));
    ![before, bytes.get(end)].into_iter().flatten().any(|&byte| is_word(byte))
}

fn is_blank(byte: u8) -> bool {
    byte.is_ascii_whitespace() || byte == b'\\'
}

/// Whether what stands around the word can give it another name, or take its members out of it: `m as x`,
/// `from m import x`, `x = m`, `m::{x}`; where modules are `quotes`, `require('m')`.
fn is_renamed(bytes: &[u8], start: usize, end: usize, quotes: bool) -> bool {
    let before = bytes[..start].iter().rev().find(|&&byte| !is_blank(byte)).copied();
    let beside = start.checked_sub(1).map(|at| bytes[at]);
    let after = &bytes[end..];
    let rest = &after[after.iter().position(|&byte| !is_blank(byte)).unwrap_or(after.len())..];
    // On a line of its own such a word begins another statement.
    let skipped = &after[..after.len() - rest.len()];
    let goes_on = !skipped.contains(&b'\n') || skipped.contains(&b'\\');
    let follows = |word: &[u8]| goes_on && starts_with_word(rest, word);
    // A comment may stand between the name and its member.
    let comment = matches!(rest.first(), Some(b'#' | b'/'));
    let named_around = |byte: Option<&u8>| matches!(byte, Some(b'/' | b':' | b'-' | b'@' | b'.')) || is_quote(byte);
    let quoted = quotes && (is_quote(after.first()) || after.first() == Some(&b'/')) && named_around(beside.as_ref());
    // In `x = m.y` the name stands for itself.
    let given = before == Some(b'=') && rest.first() != Some(&b'.');
    let list = rest.strip_prefix(b"::").map(<[u8]>::trim_ascii_start);
    let opened = list.is_some_and(|list| matches!(list.first(), Some(b'{' | b'*')));
    follows(b"as") || follows(b"import") || given || quoted || comment || opened
}

fn is_quote(byte: Option<&u8>) -> bool {
    matches!(byte, Some(b'\'' | b'"' | b'`'))
}

/// What stands behind the dot, if `rest`, which follows a name, takes a member of it: brackets that close, blanks and
/// `?` aside.
fn member(rest: &[u8]) -> Option<&[u8]> {
    let dot = rest.iter().position(|&byte| !is_blank(byte) && !matches!(byte, b')' | b'?' | b'!'))?;
    let behind = rest[dot..].strip_prefix(b".").or_else(|| rest[dot..].strip_prefix(b"::"))?;
    Some(&behind[behind.iter().position(|&byte| !is_blank(byte))?..])
}

/// Whether `word` is the first thing in `rest`; a comment may stand before it.
fn is_beside(rest: &[u8], word: &[u8]) -> bool {
    let rest = &rest[rest.iter().position(|&byte| !is_blank(byte)).unwrap_or(rest.len())..];
    matches!(rest.first(), Some(b'#' | b'/')) || starts_with_word(rest, word)
}

fn starts_with_word(text: &[u8], word: &[u8]) -> bool {
    text.starts_with(word) && !text.get(word.len()).copied().is_some_and(is_word)
}

fn has_word(bytes: &[u8], word: &[u8]) -> bool {
    memmem::find_iter(bytes, word).any(|start| is_whole(bytes, start, start + word.len()))
}

impl Want {
    fn atom(&self, words: &mut Vec<String>) -> Atom {
        match self {
            Want::Word(word) => Atom::Word(intern(words, word.clone())),
            Want::Member { owner, name, root } => {
                Atom::Member { owner: intern(words, owner.clone()), name: name.clone(), root: *root }
            }
            Want::Beside { first, second } => {
                Atom::Beside { first: intern(words, first.clone()), second: second.clone() }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sieve(call: &str, within: Option<&str>) -> Sieve {
        let find = Find { call: vec![call.to_owned()], within: within.map(str::to_owned), ..Find::default() };
        let finds = [find];
        Sieve::new(std::iter::once(&finds[..]), true, None)
    }

    #[test]
    fn turns_away_what_lacks_a_word() {
        let sieve = sieve("time.sleep", Some("async function"));
        assert!(sieve.live(b"import time\nasync def f(): time.sleep(1)", |_| false).is_some());
        assert!(sieve.live(b"from time import sleep as nap\nasync def f(): nap(1)", |_| false).is_some());
        assert!(sieve.live(b"import time\ndef f(): time.sleep(1)", |_| false).is_none());
        assert!(sieve.live(b"import asyncio\nasync def f(): await asyncio.sleep(1)", |_| false).is_none());
    }

    #[test]
    fn a_member_needs_its_owner_or_another_name_for_it() {
        let sieve = sieve("asyncio.wait", None);
        assert!(sieve.live(b"import asyncio\nevent.wait()", |_| false).is_none());
        assert!(sieve.live(b"import asyncio as aio\naio.wait(x)", |_| false).is_some());
        assert!(sieve.live(b"from asyncio import wait as w", |_| false).is_some());
        assert!(sieve.live(b"from asyncio import (\n    wait,\n)", |_| false).is_some());
        assert!(sieve.live(b"from asyncio import *\nwait(x)", |_| false).is_some());
        assert!(sieve.live(b"from redis.asyncio import Redis\nevent.wait()", |_| false).is_none());
        assert!(sieve.live(b"from asyncio \\\n import wait", |_| false).is_some());
        assert!(sieve.live(b"import asyncio\nimport threading\nevent.wait()", |_| false).is_none());
        assert!(sieve.live(b"lib = asyncio\nlib.wait(x)", |_| false).is_some());
        assert!(sieve.live(b"asyncio \\\n  .wait(x)", |_| false).is_some());
        assert!(sieve.live(b"myasyncio.wait(x)", |_| false).is_none());
        assert!(sieve.live(b"(asyncio).wait(x)", |_| false).is_some());
        assert!(sieve.live(b"(asyncio # here\n.wait(x))", |_| false).is_some());
        assert!(sieve.live(b"asyncio.wait_for(x)", |_| false).is_none());
        assert!(sieve.live(b"asyncio.event.wait(x)", |_| false).is_none());
    }

    #[test]
    fn finds_members_of_modules_and_globals() {
        let sieve = sieve("Promise.all", None);
        assert!(sieve.live(b"await Promise\n  .all(xs)", |_| false).is_some());
        assert!(sieve.live(b"Promise?.all(xs)", |_| false).is_some());
        assert!(sieve.live(b"const { all } = Promise;", |_| false).is_some());
        assert!(sieve.live(b"new Promise(r => all(r))", |_| false).is_none());
        let sieve = super::tests::sieve("bluebird.default.all", None);
        assert!(sieve.live(b"import P from 'bluebird'; P.all(xs)", |_| false).is_some());
    }

    #[test]
    fn a_name_that_only_types_or_texts_use_is_not_renamed() {
        let sieve = sieve("Promise.all", None);
        assert!(sieve.live(b"f(): Promise<void> { all() }", |_| false).is_none());
        assert!(sieve.live(b"const p = Promise.race(all)", |_| false).is_none());
        let sieve = super::tests::sieve("fs/promises.readFile", None);
        for text in ["require('fs/promises').readFile", "import * as p from 'node:fs/promises'; p.readFile()"] {
            assert!(sieve.live(text.as_bytes(), |_| false).is_some(), "{text}");
        }
        let find = Find { call: vec!["asyncio.wait".to_owned()], ..Find::default() };
        let unquoted = Sieve::new(std::iter::once(&[find][..]), false, None);
        assert!(unquoted.live(b"import asyncio\nif backend == 'asyncio': event.wait()", |_| false).is_none());
    }

    #[test]
    fn a_case_by_kind_needs_the_words_it_mentions() {
        let find = Find { node: vec!["call".to_owned()], mentions: vec!["async".to_owned()], ..Find::default() };
        let finds = [find];
        let sieve = Sieve::new(std::iter::once(&finds[..]), true, None);
        assert!(sieve.live(b"f()", |_| false).is_none());
        assert!(sieve.live("\u{feff}async def g(): f()".as_bytes(), |_| false).is_some());
        assert!(sieve.live(b"async def g(): f()", |_| false).is_some());
    }

    #[test]
    fn words_of_one_text_stand_side_by_side() {
        let words = vec!["static mut".to_owned(), "load".to_owned()];
        let finds = [Find { node: vec!["declaration".to_owned()], words, ..Find::default() }];
        let sieve = Sieve::new(std::iter::once(&finds[..]), false, None);
        for text in ["static mut A: u32 = load();", "static\n    mut A = load", "load static /* it */ mut A"] {
            assert!(sieve.live(text.as_bytes(), |_| false).is_some(), "{text}");
        }
        for text in ["static mut A: u32 = 0;", "load(&'static str, mut a)", "load(static mutex)", "load; static"] {
            assert!(sieve.live(text.as_bytes(), |_| false).is_none(), "{text}");
        }
    }

    #[test]
    fn paths_of_rust_are_members_too() {
        let sieve = sieve("std::thread::sleep", None);
        for text in ["thread::sleep(d)", "use std::{thread::{sleep}};", "use std::thread::sleep as nap;"] {
            assert!(sieve.live(text.as_bytes(), |_| false).is_some(), "{text}");
        }
        assert!(sieve.live(b"tokio::time::sleep(d); thread.join()", |_| false).is_none());
    }

    #[test]
    fn a_module_of_the_project_may_pass_a_member_on() {
        let find = Find { call: vec!["time.sleep".to_owned()], ..Find::default() };
        let python = crate::lang::named("python").expect("it is listed");
        let sieve = Sieve::new(std::iter::once(&[find][..]), false, python.imports());
        let passed = |text: &str| {
            let live = sieve.live(text.as_bytes(), |module| matches!(module, "app" | "app.util" | ".."));
            live.map(|live| live.passed)
        };
        assert_eq!(passed("from app import (\n    sleep as nap,\n)\nnap(1)"), Some(vec!["app.sleep".to_owned()]));
        assert_eq!(passed("import app.util as u\nu.sleep(1)"), Some(vec!["app.util.sleep".to_owned()]));
        assert_eq!(passed("from app import util\nutil.sleep(1)"), Some(vec!["app.util.sleep".to_owned()]));
        assert_eq!(passed("from .. import time\ntime.sleep(1)"), Some(vec!["..time".to_owned()]));
        assert_eq!(passed("import time\ntime.sleep(1)"), Some(Vec::new()));
        for text in
            ["from other import sleep\nsleep(1)", "from app import x\nx.sleep(1)", "from app import y\nsleep(1)"]
        {
            assert_eq!(passed(text), None, "{text}");
        }
    }

    #[test]
    fn parts_of_words_do_not_count() {
        let sieve = sieve("asyncio.wait", None);
        assert!(sieve.live(b"import asyncio\nawait asyncio.sleep(1)", |_| false).is_none());
        assert!(sieve.live(b"asyncio.wait(x)", |_| false).is_some());
    }
}

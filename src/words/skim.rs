//! What a look at the bytes of all files of a project tells, taken once a run: which may derive classes from one, by the heads
//! of their classes; and, apart from that, which packages they import, and which async functions they define.

use std::hash::{Hash, Hasher};
use std::path::{Path, PathBuf, is_separator};
use std::sync::{Arc, Mutex, OnceLock};

use memchr::memmem;
use rustc_hash::{FxHashMap, FxHashSet, FxHasher};

use super::cx::Cx;
use super::references::words_in;
use crate::lang::{self, Files, Imports, Language};

/// In projects with more files than this, others are looked at in the folder of the asking one alone that is next to the top.
const MANY: usize = 2_000;

/// Bytes of a class head that are looked at; a longer one counts as far as that.
const HEAD: usize = 2_000;

/// Tells the names of some kind that a text has, some of them several times.
type NamesIn = fn(&str, &mut dyn FnMut(&str));

/// The files that have names of some kind: pairs of a name's hash and the number of a file that has it, sorted. Two names of
/// one hash are taken for the same; who opens the file sees which it has.
type Naming = Vec<(u32, u32)>;

/// What was seen of files, each part once somebody asks for it.
#[derive(Debug, Default)]
struct Skim {
    /// By the names in the heads of their classes.
    heads: OnceLock<Naming>,
    /// By the names of what they wait for.
    waits: OnceLock<Naming>,
    /// The packages that they import.
    packages: OnceLock<FxHashSet<String>>,
    /// The names of their async functions.
    async_names: OnceLock<FxHashSet<Box<[u8]>>>,
}

/// A language, and the folder where that is all that is in reach.
type Reach = (&'static str, PathBuf);

/// What was seen of all files in reach.
#[derive(Debug, Default)]
pub struct Skims {
    /// The folder that all files of the run are in.
    top: OnceLock<PathBuf>,
    known: Mutex<FxHashMap<Reach, Arc<Skim>>>,
}

impl Skims {
    /// Whether the file at `path` with these bytes may hold a call by itself of an async function of the project.
    pub fn may_drop_async(&self, language: &dyn Language, files: &dyn Files, path: &Path, bytes: &[u8]) -> bool {
        let all = files.all();
        let reach = self.reach(language, &all, path);
        let skim = self.skim(&reach);
        let names = skim.async_names.get_or_init(|| {
            let mut names = FxHashSet::default();
            let texts = within(&all, &reach).filter_map(|path| files.read(path));
            texts.for_each(|text| add_async_names(&mut names, language, text.as_bytes()));
            names
        });
        // Not all of them have to be those on disk.
        let mut own = FxHashSet::default();
        add_async_names(&mut own, language, bytes);
        language.may_drop(bytes, &|name| names.contains(name) || own.contains(name))
    }

    /// What the file at `path` has in reach.
    fn reach(&self, language: &dyn Language, all: &[PathBuf], path: &Path) -> Reach {
        if all.len() <= MANY {
            return (language.name(), PathBuf::new());
        }
        let top = self.top.get_or_init(|| common_folder(all));
        let below = path.strip_prefix(top).ok().and_then(|rest| rest.components().next());
        (language.name(), below.map_or_else(PathBuf::new, |next| top.join(next)))
    }

    /// What was seen so far of the files in reach.
    fn skim(&self, reach: &Reach) -> Arc<Skim> {
        let mut known = self.known.lock().expect("no holder panics");
        Arc::clone(known.entry(reach.clone()).or_default())
    }
}

impl Cx {
    /// The other files in reach of this one, in its language, that may derive a class from one called `name`.
    pub(in crate::words) fn heir_files(&self, name: &str) -> Vec<PathBuf> {
        self.files_by(name, |skim| &skim.heads, names_in_heads)
    }

    /// The other files in reach of this one, in its language, that may wait for a call of something called `name`.
    pub(in crate::words) fn waiting_files(&self, name: &str) -> Vec<PathBuf> {
        self.files_by(name, |skim| &skim.waits, names_waited_for)
    }

    fn files_by(&self, name: &str, part: fn(&Skim) -> &OnceLock<Naming>, names: NamesIn) -> Vec<PathBuf> {
        let all = self.files.all();
        let reach = self.reach(&all);
        let skim = self.modules.skims.skim(&reach);
        let naming = part(&skim).get_or_init(|| {
            let mut naming = Naming::new();
            let mut own: FxHashSet<u32> = FxHashSet::default();
            for (file, path) in (0..).zip(within(&all, &reach)) {
                names(&self.files.read(path).unwrap_or_default(), &mut |name| {
                    own.insert(hash(name));
                });
                naming.extend(own.drain().map(|name| (name, file)));
            }
            naming.sort_unstable();
            naming.shrink_to_fit();
            naming
        });
        let wanted = hash(name);
        let from = naming.partition_point(|&(hash, _)| hash < wanted);
        let numbers: Vec<u32> =
            naming[from..].iter().take_while(|&&(hash, _)| hash == wanted).map(|pair| pair.1).collect();
        let files =
            (0..).zip(within(&all, &reach)).filter(|(at, _)| numbers.binary_search(at).is_ok()).map(|(_, path)| path);
        files.filter(|path| *path != self.source.path()).cloned().collect()
    }

    /// Whether a file in reach of this one, in its language, imports one of these packages.
    pub fn is_imported_in_project(&self, packages: &[String]) -> bool {
        let Some(imports) = self.language.imports() else { return false };
        let all = self.files.all();
        let reach = self.reach(&all);
        let skim = self.modules.skims.skim(&reach);
        let imported = skim.packages.get_or_init(|| {
            let mut imported = FxHashSet::default();
            let texts = within(&all, &reach).filter_map(|path| self.files.read(path));
            texts.for_each(|text| add_packages(&mut imported, imports, &text));
            imported
        });
        packages.iter().any(|package| imported.contains(package))
    }

    /// Whether the text of another file in reach is such that `wanted` says yes.
    pub(super) fn any_other_text(&self, wanted: impl Fn(&Path, &str) -> bool) -> bool {
        let all = self.files.all();
        let reach = self.reach(&all);
        let mut others = within(&all, &reach).filter(|path| *path != self.source.path());
        others.any(|path| self.files.read(path).is_some_and(|text| wanted(path, &text)))
    }

    /// Whether the file at `path` has one of these words: a look at its bytes.
    pub(in crate::words) fn is_named_in(&self, path: &Path, words: &[&str]) -> bool {
        self.files.read(path).is_some_and(|text| has_word(&text, words))
    }

    /// Whether a file in reach of this one, in its language, has one of these words.
    pub fn is_named_in_project(&self, words: &[String]) -> bool {
        let all = self.files.all();
        let reach = self.reach(&all);
        let named = || {
            let mut texts = within(&all, &reach).filter_map(|path| self.files.read(path));
            texts.any(|text| has_word(&text, words))
        };
        let key = (reach.1.clone(), format!("named: {}", words.join(" ")));
        self.modules.result(key, || if named() { "yes" } else { "no" }) == "yes"
    }

    fn reach(&self, all: &[PathBuf]) -> Reach {
        self.modules.skims.reach(self.language, all, self.source.path())
    }
}

/// The folder that all of the files are in.
fn common_folder(files: &[PathBuf]) -> PathBuf {
    let mut top = files.first().and_then(|path| path.parent()).unwrap_or(Path::new(""));
    for path in files {
        while !path.starts_with(top) {
            top = top.parent().unwrap_or(Path::new(""));
        }
    }
    top.to_owned()
}

pub(super) fn add_async_names(names: &mut FxHashSet<Box<[u8]>>, language: &dyn Language, bytes: &[u8]) {
    language.async_names(bytes, &mut |name| {
        if !names.contains(name) {
            names.insert(name.into());
        }
    });
}

pub(super) fn has_word(text: &str, words: &[impl AsRef<str>]) -> bool {
    words.iter().any(|word| words_in(text, word.as_ref()).next().is_some())
}

/// The files in reach.
fn within<'a>(all: &'a [PathBuf], (language, top): &'a Reach) -> impl Iterator<Item = &'a PathBuf> {
    let top = top.as_os_str().as_encoded_bytes();
    // Asked of every file of the project, for which `Path::starts_with` is slow.
    let is_below = |path: &Path| {
        let rest = path.as_os_str().as_encoded_bytes().strip_prefix(top);
        rest.is_some_and(|rest| top.is_empty() || rest.first().is_some_and(|&byte| is_separator(byte.into())))
    };
    let is_wanted =
        move |path: &&PathBuf| is_below(path) && lang::of_path(path).is_some_and(|it| it.name() == *language);
    all.iter().filter(is_wanted)
}

fn add_packages(packages: &mut FxHashSet<String>, imports: Imports, text: &str) {
    imports(text.as_bytes(), &mut |imported| {
        let package = imported.module.split('.').next().unwrap_or_default();
        if !packages.contains(package) {
            packages.insert(package.to_owned());
        }
    });
}

/// The names in the class heads of a file, but for those of the classes themselves.
fn names_in_heads(text: &str, found: &mut dyn FnMut(&str)) {
    for at in memmem::find_iter(text.as_bytes(), "class ") {
        if text[..at].ends_with(is_part) {
            continue;
        }
        let head = head(&text[at + "class ".len()..]);
        head.split(|c| !is_part(c)).filter(|name| !name.is_empty()).skip(1).for_each(&mut *found);
    }
}

/// The last names of what is called behind `await`, also as the first argument of that: `await wait_for(self.load(), 5)`.
fn names_waited_for(text: &str, found: &mut dyn FnMut(&str)) {
    for at in memmem::find_iter(text.as_bytes(), "await ") {
        if text[..at].ends_with(is_part) {
            continue;
        }
        let mut rest = &text[at + "await ".len()..];
        for _ in 0..2 {
            rest = rest.trim_start();
            let end = rest.find(|c| !is_part(c) && c != '.').unwrap_or(rest.len());
            let name = rest[..end].rsplit('.').next().unwrap_or_default();
            let Some(arguments) = rest[end..].strip_prefix('(').filter(|_| !name.is_empty()) else { break };
            found(name);
            rest = arguments;
        }
    }
}

fn hash(name: &str) -> u32 {
    let mut hasher = FxHasher::default();
    name.hash(&mut hasher);
    hasher.finish() as u32
}

/// What stands in front of the body: of `:` or `{` outside brackets.
fn head(text: &str) -> &str {
    let mut depth = 0u32;
    for (at, byte) in text.bytes().enumerate().take(HEAD) {
        match byte {
            b'(' | b'[' | b'<' => depth += 1,
            b')' | b']' | b'>' => depth = depth.saturating_sub(1),
            b':' | b'{' if depth == 0 => return &text[..at],
            _ => {}
        }
    }
    let end = (0..=HEAD.min(text.len())).rev().find(|&at| text.is_char_boundary(at));
    &text[..end.unwrap_or_default()]
}

fn is_part(c: char) -> bool {
    c.is_alphanumeric() || c == '_' || c == '$'
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sorted(names: NamesIn, text: &str) -> Vec<String> {
        let mut found = Vec::new();
        names(text, &mut |name| found.push(name.to_owned()));
        found.sort();
        found.dedup();
        found
    }

    fn names(text: &str) -> Vec<String> {
        sorted(names_in_heads, text)
    }

    #[test]
    fn many_files_are_in_reach_by_the_folder_next_to_the_top() {
        let at = |folder: &str, file: usize| PathBuf::from(format!("/all/{folder}/{file}/a.rs"));
        let few: Vec<PathBuf> = (0..10).map(|file| at("one", file)).collect();
        let many: Vec<PathBuf> = few.iter().cloned().chain((0..MANY).map(|file| at("two", file))).collect();
        let reach = |all: &[PathBuf]| Skims::default().reach(&lang::rust::Rust, all, &few[0]).1;
        assert_eq!(reach(&few), PathBuf::new());
        assert_eq!(reach(&many), PathBuf::from("/all/one"));
        assert_eq!(common_folder(&few[..1]), PathBuf::from("/all/one/0"));
        assert_eq!(common_folder(&["a.rs".into(), "b/c.rs".into()]), PathBuf::new());
    }

    #[test]
    fn what_is_waited_for_goes_by_its_last_name() {
        let text = "await wait_for(\n  self.rooms.load(), 5)\nawait task\nprint(done())\nun_await save()";
        assert_eq!(sorted(names_waited_for, text), ["load", "wait_for"]);
    }

    #[test]
    fn what_has_no_name_is_named_nowhere() {
        assert!(has_word("│ a └", &["a"]));
        assert!(!has_word("│ a └", &[""]));
    }

    #[test]
    fn heads_end_where_their_body_begins() {
        assert_eq!(names("class A(B, c.D[e]):\n    x: F\n"), ["B", "D", "c", "e"]);
        assert_eq!(names("class A(\n    B,  # C\n):\n    pass\nsubclass X(Y): z\n"), ["B", "C"]);
        assert_eq!(names("class A[T: int](B): pass"), ["B", "T", "int"]);
        assert_eq!(
            names("export class A<T> extends B<T> implements C { d() {} }"),
            ["B", "C", "T", "extends", "implements"]
        );
        assert_eq!(names("class "), [""; 0]);
    }
}

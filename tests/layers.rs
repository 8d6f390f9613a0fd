//! The floors of the house: a room may use rooms of lower floors, never of its own or above.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use syn::visit::Visit;

/// Every room and its floor; `ARCHITECTURE.md` draws them.
const FLOORS: &[(&str, u32)] = &[
    ("text", 0),
    ("edit", 1),
    ("diff", 1),
    ("facts", 1),
    ("lang", 2),
    ("recipe", 3),
    ("words", 4),
    ("find", 5),
    ("rewrite", 6),
    ("plan", 7),
    ("walk", 8),
    ("apply", 8),
    ("review", 8),
    ("report", 8),
    ("pr", 9),
    ("cli", 10),
];

/// Rooms that a file uses, with the line of the first use of each.
#[derive(Default)]
struct Uses {
    rooms: BTreeMap<String, usize>,
}

impl Uses {
    fn note(&mut self, room: &syn::Ident) {
        let line = room.span().start().line;
        self.rooms.entry(room.to_string()).or_insert(line);
    }

    /// Rooms named in the rest of a `use crate::…`.
    fn tree(&mut self, tree: &syn::UseTree) {
        match tree {
            syn::UseTree::Path(path) => self.note(&path.ident),
            syn::UseTree::Name(name) => self.note(&name.ident),
            syn::UseTree::Rename(name) => self.note(&name.ident),
            syn::UseTree::Group(group) => group.items.iter().for_each(|tree| self.tree(tree)),
            syn::UseTree::Glob(_) => {}
        }
    }
}

impl<'ast> Visit<'ast> for Uses {
    fn visit_item_use(&mut self, item: &'ast syn::ItemUse) {
        if let syn::UseTree::Path(path) = &item.tree
            && path.ident == "crate"
        {
            self.tree(&path.tree);
        }
    }

    fn visit_path(&mut self, path: &'ast syn::Path) {
        let mut parts = path.segments.iter().map(|segment| &segment.ident);
        if parts.next().is_some_and(|first| first == "crate")
            && let Some(room) = parts.next()
        {
            self.note(room);
        }
        syn::visit::visit_path(self, path);
    }

    fn visit_item_mod(&mut self, item: &'ast syn::ItemMod) {
        // Tests of a room may reach anywhere.
        let is_test = item.attrs.iter().any(|attr| quoted(attr).contains("test"));
        if !is_test {
            syn::visit::visit_item_mod(self, item);
        }
    }
}

fn quoted(attr: &syn::Attribute) -> String {
    match &attr.meta {
        syn::Meta::List(list) => list.tokens.to_string(),
        syn::Meta::Path(_) | syn::Meta::NameValue(_) => String::new(),
    }
}

fn source() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("src")
}

fn rust_files(folder: &Path, into: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).expect("a readable folder") {
        let path = entry.expect("a readable entry").path();
        if path.is_dir() {
            rust_files(&path, into);
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            into.push(path);
        }
    }
}

/// The room that a file below `src` belongs to; none for `main.rs` and `lib.rs`.
fn room_of(path: &Path) -> Option<String> {
    let inside = path.strip_prefix(source()).expect("it was found there");
    let first = inside.components().next()?.as_os_str().to_string_lossy().into_owned();
    let room = first.trim_end_matches(".rs").to_owned();
    (room != "main" && room != "lib").then_some(room)
}

fn floor(room: &str) -> Option<u32> {
    FLOORS.iter().find(|(name, _)| *name == room).map(|(_, floor)| *floor)
}

#[test]
fn rooms_use_lower_floors_only() {
    let mut files = Vec::new();
    rust_files(&source(), &mut files);
    files.sort();
    let mut wrong = Vec::new();
    for path in files {
        let Some(room) = room_of(&path) else { continue };
        if path.file_name().is_some_and(|name| name == "tests.rs") {
            continue;
        }
        let Some(own) = floor(&room) else {
            wrong.push(format!("{}: the room {room} stands on no floor; give it one in this test", path.display()));
            continue;
        };
        let mut uses = Uses::default();
        let text = fs::read_to_string(&path).expect("a readable file");
        uses.visit_file(&syn::parse_file(&text).expect("it compiles"));
        for (used, line) in uses.rooms {
            if used != room && floor(&used).is_some_and(|floor| floor >= own) {
                wrong.push(format!("{}:{line}: {room} (floor {own}) uses {used}", path.display()));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_room_is_in_the_map() {
    let map = fs::read_to_string(source().join("lib.rs")).expect("a readable file");
    let listed: Vec<String> = syn::parse_file(&map)
        .expect("it compiles")
        .items
        .iter()
        .filter_map(|item| match item {
            syn::Item::Mod(item) => Some(item.ident.to_string()),
            _ => None,
        })
        .collect();
    for room in &listed {
        assert!(floor(room).is_some(), "{room} stands on no floor");
    }
    assert!(listed.is_sorted(), "{listed:?}");
}

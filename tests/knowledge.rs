//! The groups of the tables (`recipes/knowledge/`): what code asks for is there, and what is there is asked for. A name that is
//! misspelt would list nothing, and no compiler would say so.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use syn::visit::Visit;

/// The words that take the name of a group.
const ASKING: [&str; 5] = ["group", "is_in_group", "is_call_of", "says", "uses_group"];

/// Every text in code, and those that name a group.
#[derive(Default)]
struct Texts {
    all: BTreeSet<String>,
    groups: BTreeSet<String>,
}

impl<'ast> Visit<'ast> for Texts {
    fn visit_lit_str(&mut self, text: &'ast syn::LitStr) {
        self.all.insert(text.value());
    }

    fn visit_expr_method_call(&mut self, call: &'ast syn::ExprMethodCall) {
        if ASKING.iter().any(|word| call.method == word) {
            self.groups.extend(call.args.iter().filter_map(|argument| match argument {
                syn::Expr::Lit(syn::ExprLit { lit: syn::Lit::Str(text), .. }) => Some(text.value()),
                _ => None,
            }));
        }
        syn::visit::visit_expr_method_call(self, call);
    }
}

fn files(folder: &Path, ending: &str) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).expect("a readable folder").map(|entry| entry.expect("a readable entry").path());
    let (folders, files): (Vec<PathBuf>, Vec<PathBuf>) = entries.partition(|path| path.is_dir());
    let own = files.into_iter().filter(|path| path.extension().is_some_and(|it| it == ending));
    own.chain(folders.iter().flat_map(|folder| self::files(folder, ending))).collect()
}

fn read(path: &Path) -> String {
    fs::read_to_string(path).expect("a readable file")
}

#[test]
fn groups_are_there_and_are_asked_for() {
    let home = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut texts = Texts::default();
    for path in files(&home.join("src"), "rs") {
        texts.visit_file(&syn::parse_file(&read(&path)).expect("it compiles"));
    }
    let tables = home.join("recipes/knowledge");
    let groups: BTreeSet<String> = files(&tables, "toml")
        .iter()
        .flat_map(|path| {
            let table: toml::Table = read(path).parse().expect("the tables are TOML");
            table["groups"].as_table().expect("groups are a table").keys().cloned().collect::<Vec<_>>()
        })
        .collect();
    let missing: Vec<&String> = texts.groups.iter().filter(|name| !groups.contains(*name)).collect();
    assert!(missing.is_empty(), "no table has these groups, which code asks for: {missing:?}");

    let others = files(&home.join("recipes"), "toml").into_iter().filter(|path| !path.starts_with(&tables));
    let recipes: String = others.map(|path| read(&path)).collect();
    let quoted = |name: &str| recipes.contains(&format!("'{name}'")) || recipes.contains(&format!("\"{name}\""));
    // The words that `says` leaves out of a group are asked for with it.
    let asked = |name: &String| texts.all.contains(name.strip_prefix("but ").unwrap_or(name));
    let idle: Vec<&String> = groups.iter().filter(|name| !asked(name) && !quoted(name)).collect();
    assert!(idle.is_empty(), "nobody asks for these groups of the tables: {idle:?}");
}

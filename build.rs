//! Finds the recipes, the reasons, the tables of knowledge and the checklists under `recipes/` and embeds them, each as it is
//! written and as JSON, which a starting program reads several times faster.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs};

fn collect(folder: &Path, into: &mut Vec<PathBuf>) {
    println!("cargo::rerun-if-changed={}", folder.display());
    let entries = fs::read_dir(folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
    let mut paths: Vec<PathBuf> = entries.map(|entry| entry.expect("a readable folder").path()).collect();
    paths.sort();
    for path in paths {
        if path.is_dir() {
            collect(&path, into);
        } else if path.extension().is_some_and(|ending| ending == "toml") {
            into.push(path);
        }
    }
}

/// What a file says, as JSON; nothing where it is no TOML, of which the program itself tells more.
fn json(file: &Path) -> String {
    let text = fs::read_to_string(file).unwrap_or_else(|error| panic!("{}: {error}", file.display()));
    let value = toml::from_str::<toml::Table>(&text).ok();
    value.and_then(|value| serde_json::to_string(&value).ok()).unwrap_or_default()
}

fn main() {
    let root = PathBuf::from(env::var_os("CARGO_MANIFEST_DIR").expect("cargo sets it"));
    let mut files = Vec::new();
    collect(&root.join("recipes"), &mut files);
    let mut code = String::from("&[\n");
    for file in &files {
        let name = file.strip_prefix(&root).expect("it was found below").to_string_lossy().replace('\\', "/");
        println!("cargo::rerun-if-changed={name}");
        writeln!(code, "    ({name:?}, include_str!({file:?}), {:?}),", json(file)).expect("writing to a string");
    }
    code.push_str("]\n");
    let out = PathBuf::from(env::var_os("OUT_DIR").expect("cargo sets it"));
    fs::write(out.join("shipped.rs"), code).expect("cargo's own folder can be written");
}

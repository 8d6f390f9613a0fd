//! `tsconfig.json`: whether a compiler lets a default import stand for a whole CommonJS module.
//!
//! Never edits. Start at [`imports_by_equals`].

use std::path::{Component, Path, PathBuf};

use serde_json::Value;

use super::manifest;
use crate::facts::{Facts, Kind};
use crate::lang::Files;
use crate::text::Source;

/// Configurations that one extends another are followed so far.
const DEEPEST: u32 = 8;

/// What a configuration says of modules, those that it extends included.
#[derive(Clone, Debug, Default)]
struct Options {
    module: Option<String>,
    interop: Option<bool>,
    /// One that it extends is not at hand.
    unknown: bool,
}

/// Whether a new import of a whole CommonJS module has to be `import x = require('m')`: TypeScript compiles the file to CommonJS,
/// and without `esModuleInterop` a default import would be the `default` that such a module does not have (TS1259).
pub fn imports_by_equals(files: &dyn Files, source: &Source, facts: &Facts) -> bool {
    let path = source.path();
    let typed = path.extension().is_some_and(|ending| ending == "ts" || ending == "tsx" || ending == "cts");
    if !typed || manifest::is_module(files, path) {
        return false;
    }
    let options = nearest(files, path).unwrap_or_default();
    match (options.interop, options.module.as_deref()) {
        (Some(true), _) => false,
        (Some(false), None | Some("commonjs")) => true,
        (None, Some("commonjs")) => !options.unknown,
        (None, None) => writes_equals(source, facts),
        _ => false,
    }
}

/// Whether whole modules are imported so in the file, and none as its default.
fn writes_equals(source: &Source, facts: &Facts) -> bool {
    let texts: Vec<&str> = facts.tree.of_kind(Kind::Import).map(|it| source.slice(facts.tree[it].span)).collect();
    let equals = |text: &&str| text.starts_with("import ") && text.contains("require(");
    let default = |text: &&str| {
        let head = text.strip_prefix("import ").map_or("", |rest| rest.split('{').next().unwrap_or(rest)).trim_start();
        !head.is_empty() && !head.starts_with(['*', '\'', '"']) && !head.starts_with("type ") && !equals(text)
    };
    texts.iter().any(equals) && !texts.iter().any(default)
}

/// What the first `tsconfig.json` upwards says.
fn nearest(files: &dyn Files, path: &Path) -> Option<Options> {
    path.ancestors().skip(1).map(|folder| folder.join("tsconfig.json")).find_map(|file| read(files, &file, DEEPEST))
}

fn read(files: &dyn Files, path: &Path, left: u32) -> Option<Options> {
    let left = left.checked_sub(1)?;
    let value: Value = serde_json::from_str(&plain(files.read(path)?.trim_start_matches('\u{feff}'))).ok()?;
    let mut options = match &value["extends"] {
        Value::Null => Options::default(),
        Value::String(base) => extended(files, path, base, left),
        _ => Options { unknown: true, ..Options::default() },
    };
    let own = &value["compilerOptions"];
    if let Some(module) = own["module"].as_str() {
        options.module = Some(module.to_lowercase());
    }
    options.interop = own["esModuleInterop"].as_bool().or(options.interop);
    Some(options)
}

fn extended(files: &dyn Files, path: &Path, base: &str, left: u32) -> Options {
    let unknown = Options { unknown: true, ..Options::default() };
    let Some(folder) = path.parent().filter(|_| base.starts_with('.')) else { return unknown };
    let whole = normal(&folder.join(base));
    let named = PathBuf::from(format!("{}.json", whole.display()));
    [whole, named].iter().find_map(|file| read(files, file, left)).unwrap_or(unknown)
}

fn normal(path: &Path) -> PathBuf {
    let mut parts = PathBuf::new();
    for part in path.components() {
        match part {
            Component::CurDir => {}
            Component::ParentDir => drop(parts.pop()),
            other => parts.push(other),
        }
    }
    parts
}

/// The text as plain JSON: without comments and commas before a closing bracket.
fn plain(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        let width = match c {
            '"' => string_end(rest),
            '/' if rest.starts_with("//") => {
                rest = &rest[rest.find('\n').unwrap_or(rest.len())..];
                continue;
            }
            '/' if rest.starts_with("/*") => {
                rest = rest.find("*/").map_or("", |end| &rest[end + 2..]);
                continue;
            }
            _ => c.len_utf8(),
        };
        if matches!(c, '}' | ']') && out.trim_end().ends_with(',') {
            out.truncate(out.trim_end().len() - 1);
        }
        out.push_str(&rest[..width]);
        rest = &rest[width..];
    }
    out
}

/// The length of the string that `text` starts with.
fn string_end(text: &str) -> usize {
    let mut escaped = false;
    let end = text.char_indices().skip(1).find(|&(_, c)| {
        let ends = c == '"' && !escaped;
        escaped = c == '\\' && !escaped;
        ends
    });
    end.map_or(text.len(), |(at, _)| at + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn comments_and_last_commas_go() {
        let text = "{ // a\n \"a\": \"// no\\\" */\", /* b */ \"c\": [1, 2, ],\n}";
        let value: Value = serde_json::from_str(&plain(text)).expect("plain JSON");
        assert_eq!(value["a"], "// no\" */");
        assert_eq!(value["c"][1], 2);
    }
}

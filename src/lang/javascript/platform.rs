//! Where a file runs: on Node.js alone, or in browsers too; and where its tests are.

use std::path::{Path, PathBuf};

use super::paths::{is_builtin, module_path};
use super::{ENDINGS, ending, manifest};
use crate::facts::{Facts, Flags, Kind, NodeId, Role};
use crate::lang::Files;
use crate::text::{Source, Span};

/// Globals that only browsers have, and the workers and extensions that run as they do.
const BROWSER_GLOBALS: &[&str] = &[
    "HTMLElement",
    "HTMLRewriter",
    "WebSocketPair",
    "XMLHttpRequest",
    "chrome",
    "customElements",
    "document",
    "importScripts",
    "indexedDB",
    "jQuery",
    "localStorage",
    "requestAnimationFrame",
    "requestIdleCallback",
    "sessionStorage",
    "window",
];

/// Packages whose users are pages, and modules of runtimes that are no Node.js.
const BROWSER_PACKAGES: &[&str] = &[
    "cloudflare:email",
    "cloudflare:sockets",
    "cloudflare:test",
    "cloudflare:workers",
    "cloudflare:workflows",
    "preact",
    "react",
    "react-dom",
    "react-native",
    "solid-js",
    "svelte",
    "vue",
];

/// Endings of files that are pages, or parts of them.
const BROWSER_ENDINGS: &[&str] = &["jsx", "svelte", "tsx", "vue"];

/// `node` where the file imports a builtin, has a hashbang, or belongs to a package that says `engines.node` and has no
/// part for browsers, and nothing tells of a browser; `browser` where something does; else `unknown`.
pub(super) fn platform(files: &dyn Files, source: &Source, facts: &Facts) -> &'static str {
    if is_for_browsers(source, facts) {
        return "browser";
    }
    let builtin = facts.modules.iter().any(|module| is_builtin(module) && !is_for_types(source, facts, module));
    if builtin || has_hashbang(source) || names_node(files, source.path()) { "node" } else { "unknown" }
}

/// Whether the file imports nothing but types from `module`.
fn is_for_types(source: &Source, facts: &Facts, module: &str) -> bool {
    let tree = &facts.tree;
    let names = |import: NodeId| {
        let value = tree.child(import, Role::Value).filter(|&value| tree[value].kind == Kind::String);
        value.is_some_and(|value| module_path(source.slice(tree[value].span).trim_matches(['\'', '"'])) == module)
    };
    let typed = |node: NodeId| tree[node].flags.has(Flags::TYPE_ONLY);
    let items = |import: NodeId| tree.in_role(import, Role::Item);
    let imports = tree.children(NodeId::ROOT).filter(|&node| tree[node].kind == Kind::Import && names(node));
    let mut found =
        imports.map(|import| typed(import) || items(import).next().is_some() && items(import).all(typed)).peekable();
    found.peek().is_some() && found.all(|types| types)
}

fn is_for_browsers(source: &Source, facts: &Facts) -> bool {
    let global = |&(_, span): &(NodeId, _)| BROWSER_GLOBALS.contains(&source.slice(span));
    let package = |module: &String| BROWSER_PACKAGES.contains(&module.split('/').next().unwrap_or(module));
    BROWSER_ENDINGS.contains(&ending(source.path()))
        || facts.scopes.free.iter().any(global)
        || facts.modules.iter().any(package)
        || facts.tree.ids().any(|node| facts.tree[node].kind == Kind::Jsx)
        || is_client(source, facts)
        || facts.comments.iter().any(|&comment| is_for_pages(source.slice(comment)))
}

/// What only modules read; `define` is that of AMD.
const MODULE_NAMES: &[&str] = &["define", "exports", "module", "require"];

/// Ways to name a module that need no package of that name to be installed.
const URL_SCHEMES: &[&str] = &["http:", "https:", "jsr:", "npm:"];

/// Whether a package can be loaded here by its bare name: not by a script that a page loads as it is, nor by a file that
/// takes all it needs by URL, as with Deno.
pub(super) fn loads_packages(source: &Source, facts: &Facts) -> bool {
    let by_url = |module: &&String| URL_SCHEMES.iter().any(|scheme| module.starts_with(scheme));
    let bare = |module: &&String| !by_url(module) && !module.starts_with(['.', '/']) && !is_builtin(module);
    if facts.modules.iter().any(|module| by_url(&module)) {
        return facts.modules.iter().any(|module| bare(&module));
    }
    !is_page_script(source, facts)
}

fn is_page_script(source: &Source, facts: &Facts) -> bool {
    let tree = &facts.tree;
    let is_module = |node: NodeId| matches!(tree[node].kind, Kind::Import | Kind::Export);
    let named = |names: &[&str]| facts.scopes.free.iter().any(|&(_, span)| names.contains(&source.slice(span)));
    let installed = |&comment: &Span| source.slice(comment).contains("==UserScript==");
    ending(source.path()) == "js"
        && !tree.children(NodeId::ROOT).any(is_module)
        && !named(MODULE_NAMES)
        && (named(BROWSER_GLOBALS) || facts.comments.iter().any(installed))
}

/// Whether a comment tells a linter that browsers run the file.
fn is_for_pages(comment: &str) -> bool {
    let text = comment.trim_start_matches(['/', '*']).trim_start();
    let mut words = text.split(|c: char| !c.is_alphanumeric() && c != '-');
    words.next() == Some("eslint-env") && words.any(|word| word == "browser")
}

/// Whether the file opens with the directive `'use client'`.
fn is_client(source: &Source, facts: &Facts) -> bool {
    let first = facts.tree.children(NodeId::ROOT).take_while(|&node| facts.tree[node].kind == Kind::Expression);
    first
        .map(|node| source.slice(facts.tree[node].span))
        .any(|text| text.trim_end_matches(';').trim_matches(['\'', '"']) == "use client")
}

pub(super) fn has_hashbang(source: &Source) -> bool {
    source.text().trim_start_matches('\u{feff}').starts_with("#!")
}

fn names_node(files: &dyn Files, path: &Path) -> bool {
    let says = |manifest: &manifest::Manifest| manifest.node.is_some() && !manifest.browser;
    matches!(manifest::nearest(files, path), manifest::Nearest::Found(manifest) if says(&manifest))
}

/// Whether people start the file itself.
pub(super) fn is_program(files: &dyn Files, source: &Source) -> bool {
    has_hashbang(source)
        || matches!(manifest::nearest(files, source.path()), manifest::Nearest::Found(manifest) if manifest.starts(source.path()))
}

/// Files that set up tests for every file below them.
const TEST_SETTINGS: &[&str] = &[
    "package.json",
    "jest.config.js",
    "jest.config.cjs",
    "jest.config.mjs",
    "jest.config.ts",
    "vitest.config.js",
    "vitest.config.ts",
];

/// Files that hold tests of the file at `path`, going by what people call them: `x.test.js` beside it or in a folder of
/// tests beside it or at the root; and the settings of tests.
pub(super) fn test_files(path: &Path) -> Vec<PathBuf> {
    let (Some(stem), Some(folder)) = (path.file_stem().and_then(|stem| stem.to_str()), path.parent()) else {
        return Vec::new();
    };
    let homes = [folder.to_owned(), folder.join("__tests__"), folder.join("test"), folder.join("tests")];
    let at_root = ["test", "tests", "__tests__"].map(PathBuf::from);
    let mut found: Vec<PathBuf> =
        folder.ancestors().flat_map(|up| TEST_SETTINGS.iter().map(|name| up.join(name))).collect();
    for home in homes.iter().chain(&at_root) {
        for middle in [".test", ".spec", ""] {
            let names = ENDINGS.iter().map(|ending| home.join(format!("{stem}{middle}.{ending}")));
            found.extend(names.filter(|name| name != path));
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::super::parse::facts;
    use super::*;

    struct Disk(BTreeMap<PathBuf, &'static str>);

    impl Files for Disk {
        fn read(&self, path: &Path) -> Option<String> {
            self.0.get(path).map(|text| (*text).to_owned())
        }
    }

    fn check(path: &str, text: &str, expected: &str) {
        let source = Source::new(path, text);
        let facts = facts(&source).expect("it parses");
        assert_eq!(platform(&Disk(BTreeMap::new()), &source, &facts), expected, "{text}");
    }

    #[test]
    fn a_builtin_or_a_hashbang_tells_of_node() {
        check("a.mjs", "import fs from 'node:fs';", "node");
        check("a.cjs", "const { join } = require('path');", "node");
        check("a.mjs", "#!/usr/bin/env node\nf();", "node");
        check("a.mjs", "import x from 'pathological';", "unknown");
        check("a.ts", "import type { Server } from 'node:http';", "unknown");
        check("a.ts", "import { type Server } from 'http';", "unknown");
        check("a.ts", "import { type Server, createServer } from 'http';", "node");
        check("a.mjs", "import 'node:process';", "node");
    }

    #[test]
    fn signs_of_a_browser_win() {
        check("a.mjs", "import 'node:events';\nconst [a, b] = Object.values(new WebSocketPair());", "browser");
        check("a.mjs", "import 'node:events';\nimport { DurableObject } from 'cloudflare:workers';", "browser");
        check("a.mjs", "import fs from 'fs'; document.title;", "browser");
        check("a.mjs", "/* eslint-env node, browser */ import fs from 'fs';", "browser");
        check("a.mjs", "/* eslint-env node */ import fs from 'fs'; // no browser", "node");
        check("a.mjs", "'use strict';\n'use client';\nimport fs from 'fs';", "browser");
        check("a.ts", "import { useState } from 'react';", "browser");
        check("a.js", "import fs from 'fs'; const a = <b />;", "browser");
        check("a.mjs", "import fs from 'fs'; function f(document) { document.title; }", "node");
    }

    #[test]
    fn the_manifest_tells_of_node_and_of_commands() {
        let disk = Disk(BTreeMap::from([(
            PathBuf::from("package.json"),
            r#"{ "engines": { "node": ">=20" }, "bin": { "a": "./bin/a.js", "b": "bin/b" } }"#,
        )]));
        let source = Source::new("src/a.js", "f();");
        assert_eq!(platform(&disk, &source, &facts(&source).expect("it parses")), "node");
        assert!(!is_program(&disk, &source));
        assert!(is_program(&disk, &Source::new("bin/a.js", "f();")));
        assert!(is_program(&disk, &Source::new("bin/b.js", "f();")));
    }

    #[test]
    fn tests_are_found_by_name() {
        let found = test_files(Path::new("src/wait.ts"));
        for name in ["src/wait.test.ts", "src/__tests__/wait.spec.js", "test/wait.ts", "jest.config.js"] {
            assert!(found.contains(&PathBuf::from(name)), "{name}");
        }
        assert!(!found.contains(&PathBuf::from("src/wait.ts")));
    }
}

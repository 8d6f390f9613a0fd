//! Imports put in and taken away, one text a line.

use super::super::parse::facts;
use super::*;
use crate::edit::EditSet;
use crate::facts::Kind;

/// A request as `module export as local`: `p-limit default as pLimit`.
fn request(text: &str) -> ImportRequest {
    let (from, local) = text.split_once(" as ").expect("a local name");
    let (module, export) = match from.split_once(' ') {
        Some((module, export)) => (module, Some(export.to_owned())),
        None => (from, None),
    };
    ImportRequest { module: module.to_owned(), export, local: local.to_owned(), within: Vec::new() }
}

fn edited(path: &str, before: &str, add: &[&str], dead: &[&str]) -> String {
    let source = Source::new(path, before);
    let facts = facts(&source).expect("it parses");
    let add: Vec<ImportRequest> = add.iter().map(|text| request(text)).collect();
    let dead: Vec<BindingId> =
        facts.scopes.all().filter(|(_, binding)| dead.contains(&&*binding.name)).map(|(id, _)| id).collect();
    let after = EditSet::new(edits(&source, &facts, &add, &dead)).expect("disjoint").apply(before);
    let read = super::super::parse::facts(&Source::new(path, after.as_str()));
    assert!(read.is_ok(), "does not parse: {after}");
    after
}

fn check(path: &str, before: &str, after: &str) {
    assert_eq!(edited(path, before, &["p-limit default as pLimit"], &[]), after);
}

#[test]
fn a_package_goes_behind_the_last_builtin_or_package_else_before_the_first_own() {
    check(
        "a.mjs",
        "import a from 'fs';\nimport b from './b';\n",
        "import a from 'fs';\nimport pLimit from 'p-limit';\nimport b from './b';\n",
    );
    check(
        "a.mjs",
        "import b from 'b';\nimport a from 'node:fs';\nf();\n",
        "import b from 'b';\nimport a from 'node:fs';\nimport pLimit from 'p-limit';\nf();\n",
    );
    check(
        "a.mjs",
        "import b from './b';\nimport a from 'a';\n",
        "import b from './b';\nimport a from 'a';\nimport pLimit from 'p-limit';\n",
    );
    for own in ["./b", "../b", "/b", "@/b", "~/b", "#b"] {
        check(
            "a.mjs",
            &format!("import b from '{own}';\n"),
            &format!("import pLimit from 'p-limit';\nimport b from '{own}';\n"),
        );
    }
    check("a.mjs", "import b from '@b/c';\n", "import b from '@b/c';\nimport pLimit from 'p-limit';\n");
    check(
        "a.ts",
        "import type B from 'b';\nimport C from './c';\n",
        "import type B from 'b';\nimport pLimit from 'p-limit';\nimport C from './c';\n",
    );
    check(
        "a.mjs",
        "import 'b';\n\nimport './c.css';\n",
        "import 'b';\nimport pLimit from 'p-limit';\n\nimport './c.css';\n",
    );
}

#[test]
fn a_builtin_goes_behind_the_last_builtin_else_first() {
    let check = |before: &str, after: &str| {
        assert_eq!(edited("a.mjs", before, &["timers/promises setTimeout as sleep"], &[]), after);
    };
    check("import a from 'a';\n", "import { setTimeout as sleep } from 'node:timers/promises';\nimport a from 'a';\n");
    check(
        "import a from 'fs';\nimport b from 'b';\n",
        "import a from 'fs';\nimport { setTimeout as sleep } from 'timers/promises';\nimport b from 'b';\n",
    );
    check(
        "import a from 'fs';\nimport b from 'node:os';\n",
        "import a from 'fs';\nimport b from 'node:os';\nimport { setTimeout as sleep } from 'node:timers/promises';\n",
    );
    check(
        "import a from 'node:os';\nimport b from 'timers';\n",
        "import a from 'node:os';\nimport b from 'timers';\nimport { setTimeout as sleep } from 'timers/promises';\n",
    );
}

#[test]
fn requires_follow_the_same_rule() {
    check(
        "a.cjs",
        "'use strict';\n\nconst a = require('a');\nconst b = require('./b');\n",
        "'use strict';\n\nconst a = require('a');\nconst pLimit = require('p-limit');\nconst b = require('./b');\n",
    );
    check(
        "a.cjs",
        "var a = require('a')('x'),\n    b = require('b').c;\nvar d = 1;\n",
        "var a = require('a')('x'),\n    b = require('b').c;\nvar pLimit = require('p-limit');\nvar d = 1;\n",
    );
    check(
        "a.cjs",
        "require('dotenv').config();\nconst d = 1;\n",
        "require('dotenv').config();\nconst pLimit = require('p-limit');\nconst d = 1;\n",
    );
    check(
        "a.cjs",
        "const a = f();\nconst b = require('b');\n",
        "const pLimit = require('p-limit');\n\nconst a = f();\nconst b = require('b');\n",
    );
    check("a.js", "const a = require('a')\n", "const a = require('a')\nconst pLimit = require('p-limit')\n");
}

#[test]
fn without_imports_it_goes_below_what_is_about_the_file() {
    check("a.mjs", "f();\n", "import pLimit from 'p-limit';\n\nf();\n");
    check(
        "a.mjs",
        "#!/usr/bin/env node\n// Copyright.\n\nf();\n",
        "#!/usr/bin/env node\n// Copyright.\n\nimport pLimit from 'p-limit';\n\nf();\n",
    );
    check(
        "a.mjs",
        "/* a\n * b\n */\n\n// c\nf();\n",
        "/* a\n * b\n */\n\nimport pLimit from 'p-limit';\n\n// c\nf();\n",
    );
    check("a.mjs", "// c\nf();\n", "import pLimit from 'p-limit';\n\n// c\nf();\n");
    check("a.mjs", "// @ts-check\nf();\n", "// @ts-check\nimport pLimit from 'p-limit';\n\nf();\n");
    check("a.cjs", "'use strict';\n\nf();\n", "'use strict';\n\nconst pLimit = require('p-limit');\n\nf();\n");
    check(
        "a.cjs",
        "// a\n\n'use strict'; // b\n'use client';\nf();\n",
        "// a\n\n'use strict'; // b\n'use client';\nconst pLimit = require('p-limit');\n\nf();\n",
    );
    check("a.mjs", "\u{feff}f();\n", "\u{feff}import pLimit from 'p-limit';\n\nf();\n");
    check("a.mjs", "'a'.b();\n", "import pLimit from 'p-limit';\n\n'a'.b();\n");
}

#[test]
fn the_style_of_the_file_is_kept() {
    check("a.mjs", "import a from \"a\"\nf()\n", "import a from \"a\"\nimport pLimit from \"p-limit\"\nf()\n");
    check("a.mjs", "import a from 'a';\r\nf();\r\n", "import a from 'a';\r\nimport pLimit from 'p-limit';\r\nf();\r\n");
    check("a.mjs", "f();\r\ng();", "import pLimit from 'p-limit';\r\n\r\nf();\r\ng();");
    check("a.mjs", "import a from 'a';", "import a from 'a';\nimport pLimit from 'p-limit';");
    check("a.mjs", "import a from 'a'; // b\nf();\n", "import a from 'a'; // b\nimport pLimit from 'p-limit';\nf();\n");
    check("a.cjs", "var a = 1;\n", "var pLimit = require('p-limit');\n\nvar a = 1;\n");
    check("a.cjs", "f();\n", "const pLimit = require('p-limit');\n\nf();\n");
}

#[test]
fn comments_stay_with_what_they_are_about() {
    let first = "import pLimit from 'p-limit';\n";
    let check = |above: &str, middle: &str| {
        let own = "import b from './b';\n";
        check("a.mjs", &format!("{above}{middle}{own}"), &format!("{above}{first}{middle}{own}"));
    };
    check("/** b\n * c */\n", "");
    check("// b\n// c\n", "");
    check("/* eslint-disable no-x */\n", "");
    check("'use client';\n// b\n", "");
    check("// a\n\n", "// b\n// c\n");
    check("", "// eslint-disable-next-line\n");
    check("// a\n", "// @ts-ignore\n");
}

#[test]
fn a_comment_that_goes_on_is_not_torn() {
    check(
        "a.mjs",
        "import a from 'a'; /* b\n*/ f();\n",
        "import a from 'a';\nimport pLimit from 'p-limit';\n /* b\n*/ f();\n",
    );
}

#[test]
fn a_line_without_semicolon_is_not_gone_on_with() {
    check("a.cjs", "(async () => {})()\n", "const pLimit = require('p-limit')\n\n;(async () => {})()\n");
    check(
        "a.cjs",
        "const a = require('a')\n;[1].map(a)\n",
        "const a = require('a')\nconst pLimit = require('p-limit')\n;[1].map(a)\n",
    );
    check("a.cjs", "// a\n`b`.c()\n", "const pLimit = require('p-limit')\n\n// a\n;`b`.c()\n");
    check("a.mjs", "(async () => {})()\n", "import pLimit from 'p-limit'\n\n(async () => {})()\n");
    check("a.cjs", "(async () => {})();\n", "const pLimit = require('p-limit');\n\n(async () => {})();\n");
}

#[test]
fn names_join_the_list_of_their_module() {
    let check = |path: &str, before: &str, after: &str| {
        let add = ["async-mutex Mutex as Mutex", "async-mutex withTimeout as limited"];
        assert_eq!(edited(path, before, &add, &[]), after);
    };
    check(
        "a.mjs",
        "import { E } from 'async-mutex';\n",
        "import { E, Mutex, withTimeout as limited } from 'async-mutex';\n",
    );
    check(
        "a.mjs",
        "import d, { E } from 'async-mutex';\n",
        "import d, { E, Mutex, withTimeout as limited } from 'async-mutex';\n",
    );
    check(
        "a.mjs",
        "import {\n  E,\n} from 'async-mutex';\n",
        "import {\n  E,\n  Mutex,\n  withTimeout as limited,\n} from 'async-mutex';\n",
    );
    check(
        "a.cjs",
        "const { E } = require('async-mutex');\n",
        "const { E, Mutex, withTimeout: limited } = require('async-mutex');\n",
    );
    check(
        "a.mjs",
        "import d from 'async-mutex';\n",
        "import d from 'async-mutex';\nimport { Mutex, withTimeout as limited } from 'async-mutex';\n",
    );
    check(
        "a.ts",
        "import type { E } from 'async-mutex';\n",
        "import type { E } from 'async-mutex';\nimport { Mutex, withTimeout as limited } from 'async-mutex';\n",
    );
    check(
        "a.cjs",
        "const { ...e } = require('async-mutex');\n",
        "const { ...e } = require('async-mutex');\nconst { Mutex, withTimeout: limited } = require('async-mutex');\n",
    );
}

#[test]
fn braces_are_written_as_in_the_file() {
    let check = |path: &str, before: &str, after: &str| assert_eq!(edited(path, before, &["m a as a"], &[]), after);
    check("a.mjs", "import {b} from 'b';\n", "import {b} from 'b';\nimport {a} from 'm';\n");
    check("a.mjs", "import {\n  b,\n} from 'b';\n", "import {\n  b,\n} from 'b';\nimport { a } from 'm';\n");
    check("a.cjs", "const {b} = require('b');\n", "const {b} = require('b');\nconst {a} = require('m');\n");
    let inner = "const b = require('b');\n{\n  const {c} = require('c');\n}\n";
    check("a.cjs", inner, &inner.replace("('b');\n", "('b');\nconst {a} = require('m');\n"));
}

#[test]
fn a_comment_before_code_on_its_line_is_no_header() {
    let check = |before: &str, after: &str| assert_eq!(edited("a.mjs", before, &["m a as a"], &[]), after);
    let add = "import { a } from 'm';\n\n";
    check("/*! l */\n/** x */ f();\n", &format!("/*! l */\n{add}/** x */ f();\n"));
    check("/*! l */ 'use strict';\nf();\n", &format!("/*! l */ 'use strict';\n{add}f();\n"));
    check("// c\n'use client';\n\nf();\n", &format!("// c\n'use client';\n\n{add}f();\n"));
    check("'a';\n// c\n'use client';\n// d\nf();\n", &format!("'a';\n// c\n'use client';\n{add}// d\nf();\n"));
}

#[test]
fn requests_of_one_module_make_one_import() {
    let add = ["a default as b", "a c as c", "a d as e", "a default as b"];
    assert_eq!(edited("a.mjs", "f();\n", &add, &[]), "import b, { c, d as e } from 'a';\n\nf();\n");
    assert_eq!(
        edited("a.cjs", "f();\n", &add, &[]),
        "const b = require('a');\nconst { c, d: e } = require('a');\n\nf();\n"
    );
    assert_eq!(edited("a.mjs", "f();\n", &["a as b"], &[]), "import * as b from 'a';\n\nf();\n");
    assert_eq!(
        edited("a.mjs", "f();\n", &["p x as x", "os y as y"], &[]),
        "import { y } from 'node:os';\nimport { x } from 'p';\n\nf();\n"
    );
}

#[test]
fn a_name_that_is_dead_goes() {
    let check = |path: &str, before: &str, after: &str| assert_eq!(edited(path, before, &[], &["x", "y"]), after);
    check("a.mjs", "import a from 'a';\nimport x from 'b';\nf();\n", "import a from 'a';\nf();\n");
    check("a.mjs", "import x, { y } from 'b';\n\nf();\n", "f();\n");
    check("a.mjs", "import { a, x, b, y } from 'b';\n", "import { a, b } from 'b';\n");
    check("a.mjs", "import { x, a, y, b } from 'b';\n", "import { a, b } from 'b';\n");
    check("a.mjs", "import {\n  a,\n  x,\n  y,\n} from 'b';\n", "import {\n  a,\n} from 'b';\n");
    check("a.mjs", "import x, { a } from 'b';\n", "import { a } from 'b';\n");
    check("a.mjs", "import x, * as a from 'b';\n", "import * as a from 'b';\n");
    check("a.mjs", "import a, { x, y, } from 'b';\n", "import a from 'b';\n");
    check("a.mjs", "import a, * as x from 'b';\n", "import a from 'b';\n");
    check("a.ts", "import x = require('b');\nf();\n", "f();\n");
    check("a.cjs", "const x = require('b');\nf();\n", "f();\n");
    check("a.cjs", "const { x, a, y } = require('b');\n", "const { a } = require('b');\n");
    check("a.cjs", "const a = require('a'), x = require('b');\n", "const a = require('a');\n");
    check("a.cjs", "var x = require('a'),\n    b = require('b');\n", "var b = require('b');\n");
    check("a.cjs", "function f() {\n  const x = require('b');\n  g();\n}\n", "function f() {\n  g();\n}\n");
    check("a.cjs", "f(); const x = require('b'); g();\n", "f(); g();\n");
    check(
        "a.mjs",
        "import a from 'a';\r\n\r\nimport x from 'b';\r\n\r\nf();\r\n",
        "import a from 'a';\r\n\r\nf();\r\n",
    );
    check("a.mjs", "import x from 'b'; // why\nf();\n", "// why\nf();\n");
}

#[test]
fn what_is_needed_or_would_drop_a_comment_stays() {
    let check = |path: &str, text: &str| assert_eq!(edited(path, text, &[], &["x"]), text);
    check("a.mjs", "import { x /* why */ } from 'b';\n");
    check("a.mjs", "import { a, /* why */ x } from 'b';\n");
    check("a.cjs", "const { x, ...rest } = require('b');\n");
    check("a.mjs", "import { x } from 'b';\nx();\n");
    check("a.mjs", "import { x } from 'b';\nexport { x };\n");
    check("a.mjs", "const x = 1;\n");
}

#[test]
fn a_new_import_takes_the_place_of_one_that_goes() {
    let check =
        |before: &str, after: &str| assert_eq!(edited("a.mjs", before, &["fs/promises stat as stat"], &["x"]), after);
    check(
        "import { x } from 'node:fs';\nimport b from 'b';\n",
        "import { stat } from 'node:fs/promises';\nimport b from 'b';\n",
    );
    check(
        "import a from 'a';\nimport { x } from 'fs';\nimport './b';\n",
        "import a from 'a';\nimport { stat } from 'fs/promises';\nimport './b';\n",
    );
    check(
        "import { a, x } from 'fs';\nimport u from 'url';\n",
        "import { a } from 'fs';\nimport { stat } from 'fs/promises';\nimport u from 'url';\n",
    );
    check("import { x } from 'fs';\nimport { a } from 'fs/promises';\n", "import { a, stat } from 'fs/promises';\n");
    check("import { x } from 'fs/promises';\n", "import { stat } from 'fs/promises';\n");
}

/// How `path` is written at the first call of `here`, and the import it needs.
fn spelled(path: &str, text: &str, thing: &str, wanted: &[&str]) -> String {
    let source = Source::new(path, text);
    let facts = facts(&source).expect("it parses");
    let place = facts
        .tree
        .ids()
        .find(|&id| facts.tree[id].kind == Kind::Call && source.slice(facts.tree[id].span).starts_with("here("))
        .expect("a place");
    match spelling(&source, &facts, place, thing, wanted) {
        None => "none".to_owned(),
        Some(Spelling { text, import: None }) => text,
        Some(Spelling { text, import: Some(import) }) => {
            format!("{text} from {} {}", import.module, import.export.unwrap_or_default())
        }
    }
}

#[test]
fn an_existing_name_is_used_whatever_it_is_called() {
    let check = |path: &str, text: &str, expected: &str| {
        assert_eq!(spelled(path, text, "p-limit.default", &["pLimit", "createLimit"]), expected, "{text}");
    };
    check("a.mjs", "import l from 'p-limit'; here()", "l");
    check("a.mjs", "here(); import l from 'p-limit'", "l");
    check("a.mjs", "import { default as l } from 'p-limit'; here()", "l");
    check("a.cjs", "const l = require('p-limit'); here()", "l");
    check("a.cjs", "function f() { here() } const l = require('p-limit')", "l");
    check("a.ts", "import l = require('p-limit'); here()", "l");
    check("a.cjs", "here(); const l = require('p-limit')", "pLimit from p-limit default");
    check("a.mjs", "import * as l from 'p-limit'; here()", "pLimit from p-limit default");
    check("a.mjs", "const l = await import('p-limit'); here()", "pLimit from p-limit default");
    check("a.mjs", "import l from 'p-limit'; { let l; here() }", "pLimit from p-limit default");
    check("a.cjs", "function f() { const l = require('p-limit') } here()", "pLimit from p-limit default");
    check("a.cjs", "let l = require('p-limit'); l = 1; here()", "pLimit from p-limit default");
}

#[test]
fn a_module_at_hand_is_gone_through() {
    let check = |text: &str, thing: &str, expected: &str| assert_eq!(spelled("a.mjs", text, thing, &["n"]), expected);
    check("import * as m from 'async-mutex'; here()", "async-mutex.Mutex", "m.Mutex");
    check(
        "import * as m from 'async-mutex'; import { Mutex as M } from 'async-mutex'; here()",
        "async-mutex.Mutex",
        "M",
    );
    check("import fs from 'node:fs'; here()", "fs/promises.readFile", "fs.promises.readFile");
    check("import m from 'async-mutex'; here()", "async-mutex.Mutex", "n from async-mutex Mutex");
    check(
        "import type { Mutex } from 'async-mutex'; here()".replace("type ", "").as_str(),
        "async-mutex.Mutex",
        "Mutex",
    );
    check("here()", "AbortSignal.timeout", "AbortSignal.timeout");
    check("let AbortSignal; here()", "AbortSignal.timeout", "none");
}

#[test]
fn a_new_name_takes_no_others() {
    let check = |text: &str, expected: &str| {
        let told = spelled("a.mjs", text, "p-limit.default", &["pLimit", "createLimit"]);
        assert_eq!(told, expected, "{text}");
    };
    check("here()", "pLimit from p-limit default");
    check("here(); o.pLimit; o = { pLimit: 1 }", "pLimit from p-limit default");
    check("let pLimit; here()", "createLimit from p-limit default");
    check("function f(pLimit) { here() }", "createLimit from p-limit default");
    check("function f() { pLimit } here()", "createLimit from p-limit default");
    check("function f() { let pLimit } here()", "pLimit from p-limit default");
    check("here(() => { let pLimit })", "createLimit from p-limit default");
    check("let pLimit, createLimit; here()", "none");
}

#[test]
fn definitions_go_below_the_imports() {
    let check = |before: &str, after: &str| {
        let source = Source::new("a.mjs", before);
        let facts = facts(&source).expect("it parses");
        let edit = module_level(&source, &facts, "const a = 1;");
        assert_eq!(EditSet::new([edit]).expect("one edit").apply(before), after);
    };
    check("import 'a';\n\nf();\n", "import 'a';\n\nconst a = 1;\n\nf();\n");
    check("import 'a';\nf();\n", "import 'a';\n\nconst a = 1;\n\nf();\n");
    check("// a\n\nf();\n", "// a\n\nconst a = 1;\n\nf();\n");
    check("import 'a';", "import 'a';\n\nconst a = 1;");
}

#[test]
fn a_builtin_goes_behind_its_next_of_kin() {
    let before = "import { a } from 'fs';\nimport b from 'path';\n";
    let after = "import { a } from 'fs';\nimport { readFile } from 'fs/promises';\nimport b from 'path';\n";
    assert_eq!(edited("a.mjs", before, &["fs/promises readFile as readFile"], &[]), after);
    let before = "import { a } from 'fs';\nimport type { b } from 'fs';\n";
    let after = "import { a } from 'fs';\nimport { readFile } from 'fs/promises';\nimport type { b } from 'fs';\n";
    assert_eq!(edited("a.ts", before, &["fs/promises readFile as readFile"], &[]), after);
}

#[test]
fn a_require_in_a_block_is_replaced_where_it_stands() {
    let add = &["fs/promises readFile as readFile"];
    let before =
        "const p = require('node:path');\nf(async () => {\n  const { a } = require('fs');\n  readFile(p);\n});\n";
    let after = before.replace("const { a } = require('fs')", "const { readFile } = require('fs/promises')");
    assert_eq!(edited("a.cjs", before, add, &["a"]), after);
    // Used outside of the block, too.
    let before = format!("{before}readFile(p);\n");
    let after = "const p = require('node:path');\nconst { readFile } = require('node:fs/promises');\n\
                 f(async () => {\n  readFile(p);\n});\nreadFile(p);\n";
    assert_eq!(edited("a.cjs", &before, add, &["a"]), after);
}

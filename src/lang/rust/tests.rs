use std::path::Path;

use super::Rust;
use crate::facts::{Facts, Kind, Meaning, NodeId, Role};
use crate::lang::{Broken, Language};
use crate::text::Source;

fn facts(text: &str) -> (Source, Facts) {
    let source = Source::new(Path::new("a.rs"), text);
    let facts = Rust.facts(&source).expect("it parses");
    (source, facts)
}

/// What the callees of the file's calls stand for, in order.
fn callees(text: &str) -> Vec<String> {
    let (source, facts) = facts(text);
    let calls = facts.tree.ids().filter(|&node| facts.tree[node].kind == Kind::Call);
    calls
        .filter_map(|call| facts.tree.child(call, Role::Callee))
        .map(|callee| match facts.meaning(source.text(), callee) {
            Meaning::Bound(path) => path,
            other => format!("{other:?}"),
        })
        .collect()
}

#[test]
fn paths_are_followed_through_use() {
    let text = "use std::thread;\nuse std::thread::sleep as nap;\nuse std::{time::{self, Duration}, fs};\n\
                fn f() { thread::sleep(a); nap(b); time::now(); Duration::from_secs(1); fs::read(c); std::fs::read(d); }";
    assert_eq!(
        callees(text),
        [
            "std::thread::sleep",
            "std::thread::sleep",
            "std::time::now",
            "std::time::Duration::from_secs",
            "std::fs::read",
            "std::fs::read"
        ]
    );
}

#[test]
fn a_use_may_go_through_another_one() {
    let text =
        "use std::thread;\nuse thread::sleep;\nmod own { pub fn f() {} }\nuse own::f;\nfn g() { sleep(a); f(); }";
    assert_eq!(callees(text), ["std::thread::sleep", "self::own::f"]);
}

#[test]
fn what_the_file_declares_shadows() {
    let text = "mod thread { pub fn sleep() {} }\nfn sleep() {}\nfn f() { thread::sleep(); sleep(); }";
    assert_eq!(callees(text), ["Other", "Other"]);
    let text = "use std::thread::sleep;\nfn f() { let sleep = 1; sleep(1); }\nfn h(sleep: F) { sleep(2); }";
    assert_eq!(callees(text), ["Other", "Other"]);
    let text = "use std::fs;\nfn f(fs: u8) { fs::read(1); fs.read(2); }";
    assert_eq!(callees(text), ["std::fs::read", "Other"]);
}

#[test]
fn modules_do_not_see_what_is_around_them() {
    let text = "use std::fs;\nmod inner { fn f() { fs::read(1); } }\nfn g() { fn h() { fs::read(2); } }";
    assert_eq!(callees(text), ["fs::read", "std::fs::read"]);
    let text = "fn f() { let nap = std::thread::sleep; nap(1); fn g() { nap(2); } }";
    assert_eq!(callees(text), ["std::thread::sleep", "nap"]);
}

#[test]
fn modules_see_what_they_take_from_outside() {
    let text = "use std::fs;\nmod inner { use super::fs; fn f() { fs::read(1); super::fs::read(2); } }\n\
                mod other { use super::*; fn f() { fs::read(3); } mod deep { use super::super::fs as g; fn f() { g::read(4); } } }";
    assert_eq!(callees(text), ["std::fs::read"; 4]);
    let text = "use std::fs;\nmod inner { use super::*; mod fs {} fn f() { fs::read(1); } }\nfn main() { crate::fs::read(2); }";
    assert_eq!(callees(text), ["Other", "std::fs::read"]);
}

#[test]
fn what_modules_take_stays_in_use() {
    let reads = |text: &str| {
        let (_, facts) = facts(text);
        facts.scopes.bindings.iter().find(|one| &*one.name == "fs").map(|one| one.reads.len())
    };
    assert_eq!(reads("use std::fs;\nmod m { use super::*; fn f() { fs::read(1); } }"), Some(1));
    assert_eq!(reads("use std::fs;\nmod m { use super::fs; }"), Some(1));
    assert_eq!(reads("use std::fs;\nmod m { fn f() { super::fs::read(1); } }"), Some(1));
    assert_eq!(reads("use std::fs;\nmod m { fn f() { fs::read(1); } }"), Some(0));
}

#[test]
fn a_glob_makes_nothing_certain() {
    assert_eq!(callees("use std::thread::*;\nfn f() { sleep(a); std::fs::read(b); }"), ["sleep", "std::fs::read"]);
}

#[test]
fn an_import_by_condition_is_uncertain() {
    let text = "#[cfg(a)]\nuse std::thread::sleep;\n#[cfg(not(a))]\nuse tokio::time::sleep;\nfn f() { sleep(1); }";
    assert!(callees(text)[0].contains("Ambiguous"));
}

#[test]
fn places_are_right_behind_marks_and_in_other_scripts() {
    for head in [
        "\u{feff}",
        "#!/usr/bin/env run\n",
        "\u{feff}#![allow(x)]\r\n",
        "// ü\r\n",
        "static S: &str = \"äöü\\u{1F600}\";\r\n",
    ] {
        let text = format!("{head}fn f() {{\r\n    // c ✓\r\n    g(\"→\", 1);\r\n}}\r\n");
        let (source, facts) = facts(&text);
        let call = facts.tree.ids().find(|&node| facts.tree[node].kind == Kind::Call).expect("a call");
        assert_eq!(source.slice(facts.tree[call].span), "g(\"→\", 1)", "{head:?}");
        let comments: Vec<&str> = facts.comments.iter().map(|&span| source.slice(span)).collect();
        assert_eq!(comments.last(), Some(&"// c ✓"), "{head:?}");
    }
}

#[test]
fn comments_are_found_between_tokens() {
    let text = "//! a\n/* b /* c */ */\n/// d\nfn f(/* e */) { \"// no\"; r#\"/* no */\"#; '\"'; } // f";
    let (source, facts) = facts(text);
    let found: Vec<&str> = facts.comments.iter().map(|&span| source.slice(span)).collect();
    assert_eq!(found, ["//! a", "/* b /* c */ */", "/// d", "/* e */", "// f"]);
}

#[test]
fn async_blocks_and_closures_are_functions() {
    let text = "async fn f() { a(); async { b() }; || c(); async move { || async { d() } }; }";
    let (source, facts) = facts(text);
    let within = |name: &str| {
        let call = facts
            .tree
            .ids()
            .find(|&node| facts.tree[node].kind == Kind::Call && source.slice(facts.tree[node].span).starts_with(name));
        let call = call.expect("the call");
        let function = facts.tree.ancestors(call).find(|&up| facts.tree[up].kind == Kind::Function);
        facts.tree[function.expect("in f")].flags.has(crate::facts::Flags::ASYNC)
    };
    assert!(within("a(") && within("b(") && !within("c(") && within("d("));
}

#[test]
fn macros_of_the_library_hold_expressions() {
    let text = "fn f(n: u8) { println!(\"{n} {}\", g(1)); vec![h(2); 3]; select! { x = i(4) => { j(x) } } }";
    assert_eq!(callees(text), ["g", "h", "i", "j"]);
    let (source, facts) = facts(text);
    let n = facts.scopes.bindings.iter().find(|binding| &*binding.name == "n").expect("n");
    assert_eq!(n.reads.iter().map(|&read| source.slice(facts.tree[read].span)).collect::<Vec<_>>(), ["n"]);
}

#[test]
fn statements_hold_their_semicolons() {
    let (source, facts) = facts("fn f() { let x = 1; g(x); if x { h() } else { 2 } }");
    let texts: Vec<&str> = facts
        .tree
        .ids()
        .filter(|&node| facts.tree[node].role == Role::Body && facts.tree[node].kind != Kind::Block)
        .map(|node| source.slice(facts.tree[node].span))
        .collect();
    assert_eq!(texts[1..], ["let x = 1;", "g(x);", "if x { h() } else { 2 }", "h()", "2"]);
    assert_eq!(
        facts.tree.covering(crate::text::Span::new(0, 50)),
        facts.tree.children(NodeId::ROOT).next().expect("f")
    );
}

#[test]
fn what_is_too_deep_is_refused_without_a_crash() {
    for part in
        ["[", "(", "{", "f(", "!", "-", "a.b().", "a+", "if a {} else ", "|x|", "&", "return ", "a as ", "x = ", "Vec<"]
    {
        let text = format!("fn f() {{ {} }}", part.repeat(60_000));
        let source = Source::new(Path::new("a.rs"), text);
        assert!(Rust.facts(&source).is_err(), "{part}");
    }
    let text = format!("fn f() {{ {}1{} }}", "(".repeat(390), ")".repeat(390));
    assert!(Rust.facts(&Source::new(Path::new("a.rs"), text)).is_ok());
    let text = format!("fn f() {{ a{} }}", ".b()".repeat(1900));
    assert!(Rust.facts(&Source::new(Path::new("a.rs"), text)).is_ok());
}

#[test]
fn an_error_has_its_line() {
    let source = Source::new(Path::new("a.rs"), "fn f() {\n    let = 1;\n}\n");
    match Rust.facts(&source) {
        Err(Broken::Syntax { line, .. }) => assert_eq!(line, 2),
        other => panic!("{other:?}"),
    }
}

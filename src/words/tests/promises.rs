//! Types of promises, members and exports; chains; walks.

use super::{calls, cx};
use crate::facts::{Kind, NodeId};
use crate::words::cx::Cx;

/// The type of each call `f(…)`, `x.f(…)` in the text.
fn types(path: &str, text: &str) -> Vec<&'static str> {
    let cx = cx(path, text);
    let named = |cx: &Cx, node: &NodeId| {
        cx.kind(*node) == Kind::Call
            && cx.facts.tree.child(*node, crate::facts::Role::Callee).is_some_and(|it| cx.name(it) == "f")
    };
    let found: Vec<NodeId> = cx.facts.tree.ids().filter(|node| named(&cx, node)).collect();
    found.into_iter().map(|node| cx.type_of(node).word()).collect()
}

fn check(text: &str, expected: &[&str]) {
    assert_eq!(types("a.ts", text), expected, "{text}");
}

#[test]
fn async_functions_give_promises() {
    check("async function f() {} f()", &["promise"]);
    check("const f = async () => {}; f()", &["promise"]);
    check("function f(): Promise<void> { return g }; f()", &["promise"]);
    check("function f() {} f()", &["unknown"]);
    check("let f = async () => {}; f = g; f()", &["unknown"]);
    check("function* f() {} f()", &["unknown"]);
    check("(f: () => Promise<number>) => f()", &["promise"]);
    check("async function f() {} (f) => f()", &["unknown"]);
}

#[test]
fn overloads_have_to_agree() {
    check("function f(a: A): Promise<void>; function f(a: B): Promise<A>; function f(a: any) {} f(a)", &["promise"]);
    check("function f(a: A): Promise<void>; function f(a: B): void; function f(a: any) {} f(a)", &["unknown"]);
}

#[test]
fn members_of_classes_are_followed() {
    check("class A { async f() {} g() { this.f(); () => this.f() } }", &["promise", "promise"]);
    check("class A { async f() {} g() { return function () { this.f() } } }", &["unknown"]);
    check("class A { f = async () => {}; g() { this.f() } }", &["promise"]);
    check("class A { f: () => Promise<void>; g() { this.f() } }", &["promise"]);
    check("class B { async f() {} } class A extends B { g() { this.f() } }", &["promise"]);
    check("class A { async f() {} g() { this.f = () => 1; this.f() } }", &["unknown"]);
    check("class A { get f() { return async () => {} } g() { this.f() } }", &["unknown"]);
    check("class A { static async f() {} } A.f(); new A().f()", &["promise", "promise"]);
    check("class B { async f() {} } class A { constructor(private b: B) {} g() { this.b.f() } }", &["promise"]);
    check("class A { async f() {} } class C extends A { f() {} } new A().f()", &["unknown"]);
}

#[test]
fn declared_types_are_read() {
    check("interface S { f(): Promise<void> } (s: S) => s.f()", &["promise"]);
    check("interface S { f(): void } (s: S) => s.f()", &["instance"]);
    check("interface S { f(): Promise<void> } function g<T extends S = S>(s: T) { s.f(); }", &["promise"]);
    check(
        "interface S { f(): Promise<void> } class C<const T extends S, U> { g(s: T, u: U) { s.f(); } }",
        &["promise"],
    );
    check("function g<F extends () => Promise<void>>(f: F) { f(); }", &["promise"]);
    check("interface T { f(): Promise<void> } function g<T>(s: T) { s.f(); }", &["unknown"]);
    check("interface B { f(): Promise<void> } interface S extends B {} (s: S | null) => s.f()", &["promise"]);
    check("type S = { f: (a: A) => Promise<void> }; (s?: S) => s?.f()", &["promise"]);
    check("type F = () => Promise<void>; (f: F) => f()", &["promise"]);
    check("interface S { f(): Promise<void> | void } (s: S) => s.f()", &["unknown"]);
    check("import Promise from 'bluebird'; function f(): Promise<void> {} f()", &["instance"]);
}

#[test]
fn members_of_literals_are_followed() {
    check("const o = { async f() {} }; o.f()", &["promise"]);
    check("const o = { async f() {} }; o.f = g; o.f()", &["unknown"]);
    check("const o = { async f() {}, ...p }; o.f()", &["unknown"]);
    check("const o = { async f() {}, g() { this.f() } }", &["promise"]);
}

#[test]
fn a_chain_is_a_promise_and_knows_its_handlers() {
    let cx = cx(
        "a.js",
        "f().then(a); f().then(a, b); f().catch(a).then(b); f().finally(a); f().then(a, undefined); f().catch();",
    );
    let last = |call: NodeId| {
        let up = cx.facts.tree.ancestors(call).find(|&up| cx.kind(up) == Kind::Expression).expect("a statement");
        cx.facts.tree.child(up, crate::facts::Role::Value).expect("its value")
    };
    let chains: Vec<NodeId> = calls(&cx, "f").into_iter().map(last).collect();
    let handled: Vec<bool> = chains.iter().map(|&it| cx.is_handled(it)).collect();
    let at_end: Vec<bool> = chains.iter().map(|&it| cx.is_handled_at_end(it)).collect();
    assert_eq!(handled, [false, true, true, false, false, false]);
    assert_eq!(at_end, [false, true, false, false, false, false]);
    assert_eq!(chains.iter().map(|&it| cx.links(it).len()).collect::<Vec<_>>(), [1, 1, 2, 1, 1, 1]);
}

fn walked(text: &str, expected: &str) {
    let cx = cx("a.ts", text);
    let each = cx.facts.tree.ids().find(|&it| cx.kind(it) == Kind::Attribute && cx.name(it) == "forEach");
    let object = cx.facts.tree.child(each.expect("a forEach"), crate::facts::Role::Object).expect("its object");
    assert_eq!(cx.walks(object), expected, "{text}");
}

#[test]
fn what_is_walked_is_told_by_type_form_and_name() {
    walked("[1].forEach(g)", "array");
    walked("new Map().forEach(g)", "map");
    walked("const s = new Set(); s.forEach(g)", "set");
    walked("(s: ReadonlyMap<A, B>) => s.forEach(g)", "map");
    walked("(s: A[]) => s.forEach(g)", "array");
    walked("xs.filter(h).forEach(g)", "array");
    walked("Object.entries(o).forEach(g)", "array");
    walked("document.querySelectorAll('a').forEach(g)", "node list");
    walked("class A { forEach(f) {} } new A().forEach(g)", "other");
    walked("import { of } from 'rxjs'; of(1).forEach(g)", "other");
    walked("(cursor) => cursor.forEach(g)", "other");
    walked("(userMap) => userMap.forEach(g)", "maybe map");
    walked("(users) => users.forEach(g)", "unknown");
    walked("async () => (await load()).forEach(g)", "unknown");
}

#[test]
fn loops_without_an_end_are_seen() {
    let check = |text: &str, expected: bool| {
        let cx = cx("a.js", text);
        let function = cx.facts.tree.ids().find(|&it| cx.kind(it) == Kind::Function).expect("a function");
        assert_eq!(cx.is_endless(function), expected, "{text}");
    };
    check("async function f() { while (true) await g() }", true);
    check("async function f() { for (;;) { if (a) break; await g() } }", false);
    check("async function f() { await g(); f() }", true);
    check("async function f(a) { await g(); f(a.left) }", false);
    check("async function f(a) { if (a) return; f(a) }", false);
}

//! Where an await can stand, what it would split, which promises and names are made by hand.

use super::{calls, cx};
use crate::facts::{Kind, NodeId};
use crate::words::cx::Cx;

fn call(cx: &Cx) -> NodeId {
    calls(cx, "f")[0]
}

#[test]
fn an_await_stands_in_bodies_of_async_functions() {
    let check = |text: &str, here: bool, around: bool| {
        let cx = cx("a.js", text);
        assert_eq!((cx.can_await(call(&cx)), cx.async_around(call(&cx)).is_some()), (here, around), "{text}");
    };
    check("async function g() { f(); }", true, true);
    check("const g = async () => f();", true, true);
    check("f();", false, false);
    check("function g() { f(); }", false, false);
    check("async function g(a = f()) {}", false, false);
    check("async function g() { return [].map((x) => f(x)); }", false, true);
    check("async function g() { return [].map((x) => x.filter((y) => f(y))); }", false, true);
    check("async function g() { (() => f())(); }", false, true);
    check("async function g() { const h = () => f(); }", false, false);
    check("async function g() { h(function* () { f(); }); }", false, false);
    check("async function g() { class A { b = f(); } }", false, false);
    check("async function g() { class A { static { f(); } } }", false, false);
}

#[test]
fn state_is_split_by_what_stands_between_its_read_and_its_write() {
    let check = |body: &str, expected: &[&str]| {
        let text = format!("let n = 0; const m = new Map(); const o = {{}};\nclass A {{ async g(p) {{ {body} }} }}");
        let cx = cx("a.js", &text);
        assert_eq!(cx.split_state(call(&cx)), expected, "{body}");
    };
    check("const a = n; f(); n = a + 1;", &["n"]);
    check("if (this.a) return; f(); this.a = 1;", &["this.a"]);
    check("if (m.has(p)) return; m.set(p, f());", &["m"]);
    check("n += f();", &["n"]);
    check("n = n + f();", &["n"]);
    check("n += 1; f(); n += 1;", &[]);
    check("o.x++; f(); o.x--;", &[]);
    check("m.set(p, 1); f(); m.set(p, 2);", &[]);
    check("if (m.has(p)) return; m.set(p, 1); f();", &[]);
    check("let a = 1; if (a) f(); a = 2;", &[]);
    check("console.log(n); f();", &[]);
    check("o[p] = f();", &[]);
    check("const { a } = this; if (a.has(p)) return; a.set(p, f());", &["this.a"]);
    check("const a = o.a; if (a.has(p)) return; a.set(p, f());", &["o.a"]);
    check("const a = a; const b = c; const c = b; if (b.x) f(); c.x = 1;", &[]);
    check("const me = this; if (me.a) return; f(); this.a = 1;", &["this.a"]);
    check("const { a } = p; if (a) return; f(); this.a = 1;", &[]);
    check("const a = new Map(); if (a.has(p)) return; a.set(p, f());", &[]);
    check("o[p] = o[p] || f();", &["o"]);
}

#[test]
fn effects_are_awaited_where_a_bare_call_is_followed_by_a_read() {
    let check = |text: &str, expected: bool| {
        let cx = cx("a.js", text);
        let function = cx.function(call(&cx)).expect("it is in a function");
        assert_eq!(cx.are_effects_awaited(function), expected, "{text}");
    };
    check("let n; async function g() { n = f(); } g(); use(n);", true);
    check("let n; async function g() { n = f(); } await g(); use(n);", false);
    check("let n; async function g() { n = f(); } use(n); g();", false);
    check("let n; async function g() { return f(); } g(); use(n);", false);
}

#[test]
fn a_promise_around_a_callback_is_seen() {
    let check = |text: &str, expected: Option<(usize, bool, bool, bool)>| {
        let cx = cx("a.js", text);
        let found = cx.promised(call(&cx));
        let told = found.map(|it| (it.given.len(), it.value.is_some(), it.kept, it.helper.is_some()));
        assert_eq!(told, expected, "{text}");
    };
    check("const g = (ms) => new Promise((r) => f(r, ms));", Some((1, false, false, true)));
    check("function g(ms) { return new Promise(function (r) { f(r, ms); }); }", Some((1, false, false, true)));
    check("async function g(ms) { await new Promise((r) => f(r, ms)); }", Some((1, false, false, true)));
    check("const g = (s) => new Promise((r) => f(r, s * 1000));", Some((1, false, false, false)));
    check("new Promise((r) => f(() => r(1), 5));", Some((1, true, false, false)));
    check("new Promise((r) => { t = f(r, 5); other(); });", Some((1, false, true, false)));
    check("new Promise((r) => f(r, 5).unref());", Some((1, false, true, false)));
    check("new Promise((r) => { f(r, 5); other(); });", None);
    check("new Promise((_, r) => f(r, 5));", None);
    check("new Promise((r) => f(r, r));", None);
    check("new Promise(function (r) { f(r, this.ms); });", None);
    check("class Promise {} new Promise((r) => f(r, 5));", None);
}

#[test]
fn what_is_read_of_a_result_is_followed() {
    let check = |text: &str, expected: &[&str]| {
        let cx = cx("a.js", text);
        assert_eq!(cx.members_read(call(&cx)), expected, "{text}");
    };
    check("(await f()).a;", &["a"]);
    check("const x = await f(); x.a; () => x.b;", &["a", "b"]);
    check("let x; x = f(); x['a'];", &["a"]);
    check("const { a, b: c } = await f();", &["a", "b"]);
    check("f().then((x) => x.a);", &["a", "then"]);
    check("const x = f(); const y = x; y.a;", &["a"]);
    check("g(f());", &[]);
    check("async function g() { return f(); } async function h() { const x = await g(); x.a; }", &["a"]);
    check("async function h() { const x = await again(async () => f()); x.a; }", &["a"]);
    check("const g = () => { return f(); }; g().then((x) => x.a);", &["a", "then"]);
    check("function g() { return f(); } function h(g) { g().a; }", &[]);
}

#[test]
fn a_parameter_that_nothing_reads_is_found() {
    let check = |text: &str, expected: Option<&str>| {
        let cx = cx("a.js", text);
        assert_eq!(cx.unread_parameter(call(&cx), "signal").as_deref(), expected, "{text}");
    };
    check("function g(signal) { f(); }", Some("signal"));
    check("function g({ signal } = {}) { f(); }", Some("signal"));
    check("function g({ signal: s }) { f(); }", Some("s"));
    check("function g(o) { const { signal } = o; f(); }", Some("signal"));
    check("function g(signal) { return h(() => f()); }", Some("signal"));
    check("function g(signal) { h(signal); f(); }", None);
    check("function g(signal) { { const signal = 1; f(); } }", None);
    check("const signal = 1; function g() { f(); }", None);
    check("function g(o) { const { signal } = o ?? {}; f(); }", Some("signal"));
    check("function g(o) { const { signal } = o || h; f(); }", None);
    check("function g(o) { const signal = o?.signal; f(); }", Some("signal"));
    check("function g(o) { const signal = o.stop; f(); }", None);
    check("function g(o) { f(); const { signal } = o; }", None);
    check("function g(a = f(), signal) {}", None);
}

#[test]
fn expressions_of_one_value_have_one_text() {
    let check = |text: &str, same: bool| {
        let cx = cx("a.js", text);
        let found: Vec<String> = calls(&cx, "f").into_iter().map(|call| cx.canonical(cx.positional(call)[0])).collect();
        assert_eq!(found[0] == found[1], same, "{text}: {found:?}");
    };
    check("f(a.b); f(a .b);", true);
    check("const p = join(a, 'x'); f(p); f(join(a, \"x\"));", true);
    check("f(a); { const a = g(); f(a); }", false);
    check("f(a + b); f(a - b);", false);
    check("let p = a; f(p); p = b; f(a);", false);
}

#[test]
fn loops_that_idle_and_loops_that_count_are_told_apart() {
    let idles = |text: &str, expected: bool| {
        let cx = cx("a.js", text);
        assert_eq!(cx.idle_loop(call(&cx)).is_some(), expected, "{text}");
    };
    idles("while (f() < e) {}", true);
    idles("while (f() < e);", true);
    idles("do { continue; } while (e > f());", true);
    idles("for (; f() < e;) {}", true);
    idles("for (; f() < e; n++) {}", false);
    idles("while (f() < e) { g(); }", false);
    idles("while (h(() => f())) {}", false);
    let counts = |text: &str, expected: usize| {
        let cx = cx("a.js", text);
        let loops = cx.facts.tree.of_kind(Kind::ForLoop).filter(|&it| cx.is_outer_computation(it));
        assert_eq!(loops.count(), expected, "{text}");
    };
    counts("for (let a = 0; a < n; a++) for (let b = 0; b < n; b++) g(a, b);", 1);
    counts("for (let a = 0; a < n; a++) { for (let b = 0; b < n; b++) for (let c = 0; c < n; c++) {} }", 1);
    counts("for (let a = 0; a < 3; a++) for (let b = 0; b < n; b++) {}", 0);
    counts("async () => { for (let a = 0; a < n; a++) for (let b = 0; b < n; b++) await g(); }", 0);
    counts("for (const a of n) for (let b = 0; b < n; b++) {}", 0);
}

#[test]
fn a_handler_runs_a_call_at_once_or_waits_first() {
    let check = |handler: &str, expected: bool| {
        let text = format!("function stop() {{ process.exit(0); }}\non(f, {handler});");
        let cx = cx("a.js", &text);
        let handler = cx.positional(calls(&cx, "on")[0])[1];
        assert_eq!(cx.runs_at_once(handler, &["process.exit".to_owned()], 4), expected, "{handler:?} of {text}");
    };
    check("() => process.exit(0)", true);
    check("stop", true);
    check("() => { stop(); }", true);
    check("async () => { await close(); process.exit(0); }", false);
    check("() => close(() => process.exit(0))", false);
    check("() => { setTimeout(() => process.exit(1), 5); process.exit(0); }", true);
    check("() => { close().then(() => process.exit(0)); if (again) process.exit(1); }", false);
    check("() => close()", false);
}

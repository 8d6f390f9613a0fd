//! Work that starts later than it does now, parts of lists, callbacks that only hand on.

use super::said_at;

/// What `expression` gives for the argument of the call of `f` in a JavaScript file.
fn check(text: &str, expression: &str, expected: &str) {
    assert_eq!(said_at("a.js", text, expression), expected, "{text}");
}

fn making(text: &str, word: &str, expected: &str) {
    check(text, &format!("site.args[0].makings[0].{word}"), expected);
}

#[test]
fn parts_of_fixed_length_are_bounded() {
    let bounded = |list: &str, before: &str, expected: &str| {
        making(&format!("function g(xs, i, n) {{ {before} f({list}.map((x) => h(x))); }}"), "bounded", expected);
    };
    bounded("xs.slice(i, i + n)", "", "true");
    bounded("xs.slice(0, n)", "", "true");
    bounded("xs.slice(-5)", "", "true");
    bounded("xs.splice(0, n)", "", "true");
    bounded("part", "const part = xs.slice(i, i + 10);", "true");
    bounded("xs.slice(n)", "", "false");
    bounded("xs.slice(0, xs.length)", "", "false");
    bounded("xs.splice(0)", "", "false");
    bounded("part", "let part = xs.slice(i, i + 10); part = xs;", "false");
}

#[test]
fn one_of_many_chunks_is_a_chunk() {
    let chunk = |list: &str, before: &str, expected: &str| {
        making(&format!("function g(batches, xs) {{ {before} f({list}.map((x) => h(x))); }}"), "is_chunk", expected);
    };
    chunk("batches[0]", "", "true");
    chunk("batches.shift()", "", "true");
    chunk("one", "const one = batches[0];", "true");
    chunk("xs[0]", "", "false");
    chunk("batches", "", "false");
}

#[test]
fn items_that_settle_a_promise_for_one_another_meet() {
    let meets = |text: &str, expected: &str| making(text, "meets_others", expected);
    meets("let go; const p = new Promise((r) => { go = r; }); f(xs.map(async (x) => { go(); await p; }));", "true");
    meets(
        "const { promise, resolve } = Promise.withResolvers(); f(xs.map(async () => { resolve(); await promise; }));",
        "true",
    );
    meets(
        "const w = []; const m = () => new Promise((r) => w.push(r)); f(xs.map(() => { w.pop()(); return m(); }));",
        "true",
    );
    meets(
        "class A { constructor() { this.p = new Promise((r) => { this.go = r; }); } m() { this.go(); return this.p; } } const a = new A(); f(xs.map(() => a.m()));",
        "true",
    );
    meets(
        "const go = {}; const ready = Object.fromEntries(xs.map((x) => [x, new Promise((r) => { go[x] = r; })])); f(xs.map(async (x) => { await ready[x.on]; go[x](); }));",
        "true",
    );
    meets("const { promise, resolve } = Promise.withResolvers(); f(xs.map(async () => { resolve(); }));", "false");
    meets("f(xs.map((x) => { let go; new Promise((r) => { go = r; }); go(); }));", "false");
    meets("f(xs.map((x) => new Promise((r) => h(x, r))));", "false");
    meets("f(xs.map((x) => latch.wait()));", "true");
    meets("const d = new Map(); f(xs.map(async (x) => { while (!d.has(x.on)) await h(); d.set(x, 1); }));", "true");
    meets("let n = 0; f(xs.map(async (x) => { n += 1; while (n < xs.length) await h(); }));", "true");
    meets("const q = []; f(xs.map(async (x) => { while (q.length) { await h(q.pop()); } }));", "false");
    meets("f(xs.map(async (x) => { let n = 3; while (n > 0) { await h(x); n -= 1; } }));", "false");
    meets(
        "const bus = g(); f(xs.map(async (x) => { h(() => bus.emit('go')); await new Promise((r) => bus.once('go', r)); }));",
        "true",
    );
    meets("f(xs.map((x) => { const c = g(x); c.emit('a'); return new Promise((r) => c.once('exit', r)); }));", "false");
    meets("const s = g(); f(xs.map((x) => { s.write(x); return new Promise((r) => s.once('drain', r)); }));", "false");
}

#[test]
fn names_written_before_the_work_surely_ran_are_told() {
    let rebound = |body: &str, expected: &str| {
        making(&format!("async function g(xs) {{ let t = 1; {body} }}"), "rebound_name", expected);
    };
    rebound("const p = f(xs.map((x) => h(x, t))); t = 2; await p;", "t");
    rebound("for (const x of xs) { t += 1; k(f(xs.map((x) => h(x, t)))); }", "t");
    rebound("await f(xs.map((x) => h(x, t))); t = 2;", "none");
    rebound("t = 2; return f(xs.map((x) => h(x, t)));", "none");
    rebound("for (const x of xs) { t += 1; await f(xs.map((x) => h(x, t))); }", "none");
}

#[test]
fn what_the_round_or_the_call_changes_in_place_is_told() {
    let beside = |round: &str, expected: &str| {
        let text =
            format!("async function g(xs, q) {{ const js = []; for (const x of xs) {{ {round} }} await f(js); }}");
        making(&text, "rebound_name", expected);
    };
    beside("q.page = x; js.push(h(q));", "q.page");
    beside("q.page = x; js.push(h(q.page));", "q.page");
    beside("q.page = x; js.push(h(q.size));", "none");
    beside("q.page = x; js.push(q.load(x));", "none");
    beside("q.add(x); js.push(h([...q]));", "q");
    beside("js.push(h(x, js.length));", "js");
    beside("js.push(h(q.left())); q.skip();", "q");
    beside("const c = m(x); js.push(h(c.value())); c.close();", "c");
    beside("const c = m(x); c.open(); js.push(h(c.value()));", "none");
    beside("q.note(x); js.push(h(x).then(() => q.done(x)));", "none");
    beside("log.note(x); js.push(h(log.of(x)));", "none");
    beside("js.push(h(x)); x.sent = true;", "x.sent");
    beside("x.kind = 1; js.push(h(x));", "none");
    let kept = |rest: &str, expected: &str| {
        making(
            &format!("async function g(xs, q) {{ const p = f(xs.map((x) => h(x, q))); {rest} }}"),
            "rebound_name",
            expected,
        );
    };
    kept("q.n = 1; await p;", "q.n");
    kept("await p; q.n = 1;", "none");
    beside("if (q.has(x)) js.push(h(x).then(() => q.delete(x)));", "none");
    beside("if (q.n > 9) break; js.push(h(x, q.n++));", "q.n");
    beside("if (q.has(x)) continue; js.push(h(q.add(x)));", "q");
}

#[test]
fn a_call_that_drives_what_the_work_goes_through_is_told() {
    let driven = |body: &str, expected: &str| {
        let text = format!("async function g(xs, q) {{ {body} await f(js); }}");
        check(&text, "site.args[0].makings[0].driven_behind.text", expected);
    };
    driven("const js = xs.map((x) => q.get(x)); q.flush();", "q.flush()");
    driven("const js = []; for (const x of xs) js.push(q.get(x)); await q.exec();", "q.exec()");
    let quiet = |body: &str| {
        making(&format!("async function g(xs, q) {{ {body} await f(js); }}"), "driven_behind", "none");
    };
    quiet("q.open(); const js = xs.map((x) => q.get(x));");
    quiet("const js = xs.map((x) => q.get(x)); log.note();");
    quiet("const js = xs.map((x) => { q.note(x); return h(x); }); q.note(0);");
}

#[test]
fn a_callback_that_hands_on_gives_what_takes_its_argument() {
    let taker =
        |callback: &str, expected: &str| check(&format!("f({callback});"), "site.args[0].hands_to.text", expected);
    taker("g", "g");
    taker("(x) => g(x)", "g");
    taker("function (x) { g(x); }", "g");
    taker("(x) => { return g(x); }", "g");
    taker("(x) => g(x, 1)", "(x) => g(x, 1)");
    taker("(x) => g(y)", "(x) => g(y)");
    taker("async (x) => g(x)", "async (x) => g(x)");
}

//! Functions by how they go on: waiting for what runs already, working in a loop, serving until told to stop.

use super::*;

/// What `word` of the first making of the first `Promise.all` says.
fn making(text: &str, word: &str) -> String {
    said_at("a.mjs", &text.replace("Promise.all", "f"), &format!("site.positional[0].makings[0].{word}"))
}

#[test]
fn a_callback_that_only_waits_starts_no_work() {
    for idle in [
        "(p) => p.catch(() => null)",
        "(p) => p.promise.then(use, report)",
        "async (p) => await p",
        "async ({ done }) => { if (done) await done; }",
        "async (p) => { try { return await Promise.resolve(p); } catch (e) { log(e); } }",
        "(p) => new Promise((resolve) => p.once('exit', resolve))",
    ] {
        assert_eq!(making(&format!("Promise.all(xs.map({idle}))"), "works"), "false", "{idle}");
    }
    for busy in [
        "(p) => load(p).catch(() => null)",
        "(p) => ready.then(() => load(p))",
        "async (p) => { await null; return p; }",
        "async (p) => await import(p)",
        "async (p) => await p.load()",
        "async (p) => { await p.ready; return p.load(); }",
        "(p) => new Promise((resolve) => { p.once('exit', resolve); p.start(); })",
    ] {
        assert_eq!(making(&format!("Promise.all(xs.map({busy}))"), "works"), "true", "{busy}");
    }
}

#[test]
fn elements_that_are_awaited_run_already() {
    assert_eq!(making("Promise.all(xs.map(async (x) => save(await x)))", "awaits_element"), "true");
    assert_eq!(making("Promise.all(xs.map(async (x, i) => save(await x.load(), await i)))", "awaits_element"), "false");
}

#[test]
fn equal_workers_are_told_from_elements() {
    let worker = "async function work(q) { for (;;) { if (!(await q.next())) return; } }\n";
    for (all, wanted) in [
        ("Promise.all(Array.from({ length: n }, async () => { while (q.length) await q.pop()(); }))", "true"),
        ("Promise.all(new Array(n).fill(q).map(work))", "true"),
        ("Promise.all(Array.from({ length: n }, () => work(q)))", "true"),
        ("const all = [];\nfor (let i = 0; i < n; i++) all.push(work(q));\nPromise.all(all)", "true"),
        ("Promise.all(queues.map((q) => work(q)))", "false"),
        ("Promise.all(queues.map(work))", "false"),
        ("Promise.all(Array.from({ length: n }, () => fetch(url)))", "false"),
    ] {
        let text = format!("export async function run(n, q, queues) {{\n{all}\n}}\n{worker}");
        assert_eq!(making(&text, "worker"), wanted, "{all}");
    }
}

#[test]
fn services_are_told_from_loops_that_end() {
    let class = |body: &str| {
        let text = format!(
            "class A {{ async run() {{ {body} }}\n async all() {{ await this.step(); this.left = false; }}\n \
             close() {{ this.closing = true; }} }}\nnew A().g;\nf();\n"
        );
        let cx = cx("a.mjs", &text);
        let function = cx.facts.tree.ids().find(|&id| cx.kind(id) == Kind::Function).expect("run is a function");
        cx.is_endless(function)
    };
    assert!(class("while (!this.closing) { await this.step(); }"));
    assert!(class("while ((!this.closing) || this.queue.size > 0) { await this.step(); }"));
    assert!(!class("while (!this.closing && this.queue.size > 0) { await this.step(); }"));
    assert!(!class("while (this.left) { await this.all(); }"));
    assert!(!class("while (!this.other) { await this.step(); }"));
    assert!(class("for (;;) { await this.step(); }"));
    assert!(class("while (!this.closing) { await this.step(); if (this.closing) return; }"));
    assert!(!class("while (!this.closing) { const job = await this.next(); if (!job) break; await job.run(); }"));
    assert!(!class("while (this.closing) { await this.closing; }"));
}

#[test]
fn looking_something_up_starts_no_work() {
    for idle in ["xs.find((y) => y === x)", "path.join(dir, x)", "x.trim()", "store.get(x)", "JSON.parse(x)"] {
        let text =
            format!("import path from 'node:path';\nconst store = new Map();\nPromise.all(xs.map((x) => {idle}))");
        assert_eq!(making(&text, "works"), "false", "{idle}");
    }
    for busy in ["xs.find(x)", "xs.find(async (y) => y)", "cache.get(x)"] {
        assert_eq!(making(&format!("Promise.all(xs.map((x) => {busy}))"), "works"), "true", "{busy}");
    }
}

#[test]
fn what_stands_behind_in_the_same_list_may_act_first() {
    let functions = "async function act() { seen.push(1); }\nasync function wait() { await null; seen.push(2); }\n";
    for (behind, wanted) in [
        ("act()", "true"),
        ("client.close()", "true"),
        ("(last = 1)", "true"),
        ("wait()", "false"),
        ("Promise.resolve(1), 5, ready", "false"),
        ("...ys.map(act)", "false"),
        ("...ys.slice(0, 5).map((y) => limit(() => act(y)))", "true"),
    ] {
        let text =
            format!("let last, seen = [];\n{functions}Promise.all([act(), ...xs.map((x) => load(x)), {behind}])");
        let said = said_at("a.mjs", &text.replace("Promise.all", "f"), "site.positional[0].makings[1].overtaken");
        assert_eq!(said, wanted, "{behind}");
    }
}

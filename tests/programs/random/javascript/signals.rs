//! What one caller waits for and another gives: signals of every kind, and the ways in which code comes to them.

use super::spelling::Writer;
use crate::random::page::fill;

/// A signal, and the statements at its two ends. All have holes: `<g>` for the signal, `<r>` for what stands in front of a
/// function of its owner, `<f>` for the word that starts one, `<n>` for the owner.
#[derive(Debug)]
pub struct Signal {
    /// The expression that makes it.
    pub made: &'static str,
    /// Statements that wait for it.
    pub wait: String,
    /// Statements that give it.
    pub give: String,
    /// Functions of the owner that these need.
    pub members: String,
}

/// One kind of signal, waited for in one way and given in another.
pub fn signal(writer: &mut Writer) -> Signal {
    let (made, wait, give) = writer.rng.pick(KINDS);
    let (waiting, first) = if writer.rng.chance(40) { ("<W>", "") } else { writer.rng.pick(WAITING) };
    let (giving, second) = if writer.rng.chance(40) { ("<G>", "") } else { writer.rng.pick(GIVING) };
    let members = [first, second].into_iter().filter(|text| !text.is_empty()).collect::<Vec<_>>().join("\n");
    let pause = writer.pause();
    let whole = |text: &str| fill(text, &[("W", wait), ("G", give), ("pause", pause)]);
    Signal { made, wait: whole(waiting), give: whole(giving), members: whole(&members) }
}

/// What makes it, waits for it, and gives it, maybe more than once.
const KINDS: &[(&str, &str, &str)] = &[
    ("makeGate()", "await <g>.promise;", "<g>.open();"),
    ("makeGate()", "await <g>.promise.then((x) => x);", "<g>.open();"),
    (
        "{ done: false, waiting: [] }",
        "if (!<g>.done) await new Promise((resolve) => <g>.waiting.push(resolve));",
        "<g>.done = true;\nfor (const call of <g>.waiting.splice(0)) call();",
    ),
    ("[]", "while (!<g>.length) await pause(0);", "<g>.push(1);"),
    ("new Set()", "while (!<g>.has('go')) {\n  await pause(1);\n}", "<g>.add('go');"),
    ("{ ready: false }", "for (;;) {\n  if (<g>.ready) break;\n  await pause(0);\n}", "<g>.ready = true;"),
    (
        "new AbortController()",
        "await new Promise((resolve) => {\n  if (<g>.signal.aborted) resolve();\n  else <g>.signal.addEventListener('abort', resolve);\n});",
        "<g>.abort();",
    ),
    (
        "new EventEmitter()",
        "if (!<g>.gone) await new Promise((resolve) => <g>.once('go', resolve));",
        "<g>.gone = true;\n<g>.emit('go');",
    ),
    ("new EventEmitter()", "if (!<g>.gone) await once(<g>, 'go');", "<g>.gone = true;\n<g>.emit('go');"),
];

/// Ways to the statements that wait.
const WAITING: &[(&str, &str)] = &[
    ("await <r>wait<n>();", "async <f>wait<n>() {\n  <W>\n}\n"),
    ("await Promise.all([<r>wait<n>(), pause(0)]);", "async <f>wait<n>() {\n  <W>\n}\n"),
    ("await Promise.race([<r>wait<n>(), new Promise(() => {})]);", "async <f>wait<n>() {\n  <W>\n}\n"),
    ("for (const step of [() => <r>wait<n>()]) {\n  await step();\n}", "async <f>wait<n>() {\n  <W>\n}\n"),
    ("for await (const one of <r>ticks<n>()) void one;", "async <f>*ticks<n>() {\n  <W>\n  yield 1;\n}\n"),
    ("await (async () => {\n  <W>\n})();", ""),
    ("try {\n  <W>\n} finally {\n  <pause>\n}", ""),
];

/// Ways to the statements that give.
const GIVING: &[(&str, &str)] = &[
    ("await <r>open<n>();", "async <f>open<n>() {\n  <pause>\n  <G>\n}\n"),
    ("<r>open<n>();", "<f>open<n>() {\n  <G>\n}\n"),
    ("[1].forEach(() => <r>open<n>());", "<f>open<n>() {\n  <G>\n}\n"),
    ("setTimeout(() => <r>open<n>(), 0);", "<f>open<n>() {\n  <G>\n}\n"),
    ("try {\n  <pause>\n} finally {\n  <G>\n}", ""),
];

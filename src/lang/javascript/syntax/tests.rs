//! The tree of one statement a line: `role:kind+flags`, children in brackets.

use proptest::prelude::*;

use super::super::parse::facts;
use crate::facts::Facts;
use crate::facts::tree::{Flags, NodeId};
use crate::lang::Broken;
use crate::text::Source;

fn show(facts: &Facts, node: NodeId) -> String {
    let it = &facts.tree[node];
    let flags = Flags::WORDS.iter().filter(|(_, flag)| it.flags.has(*flag) && *flag != Flags::NO_SEMICOLON);
    let flags: String = flags.map(|(word, _)| format!("+{word}")).collect();
    let children: Vec<String> = facts.tree.children(node).map(|child| show(facts, child)).collect();
    let children = if children.is_empty() { String::new() } else { format!("({})", children.join(" ")) };
    format!("{}:{}{flags}{children}", it.role.word(), it.kind.word())
}

fn read(path: &str, text: &str) -> Facts {
    facts(&Source::new(path, text)).unwrap_or_else(|error| panic!("{error} in {text}"))
}

/// Checks the tree of the only statement.
fn check_in(path: &str, text: &str, expected: &str) {
    let facts = read(path, text);
    let statement = facts.tree.children(NodeId::ROOT).last().expect("a statement");
    assert_eq!(show(&facts, statement), expected, "{text}");
}

fn check(text: &str, expected: &str) {
    check_in("a.tsx", text, expected);
}

/// Checks the tree of an expression.
fn value(text: &str, expected: &str) {
    check_in("a.tsx", &format!("({text})"), &format!("body:expression(value:{expected})"));
}

/// Finds the node with this text and checks its name and list.
fn spans(text: &str, of: &str, name: &str, list: &str) {
    let facts = read("a.ts", text);
    let node = facts.tree.ids().filter(|&id| &text[facts.tree[id].span.range()] == of).last().expect("a node");
    let it = &facts.tree[node];
    assert_eq!((&text[it.name.range()], &text[it.list.range()]), (name, list), "{of} in {text}");
}

#[test]
fn literals_names_and_operators() {
    value("'a'", "string");
    value("1n", "number");
    value("/a/", "regex");
    value("null", "none");
    value("undefined", "name");
    value("`a${b}`", "template(part:name)");
    value("f`a`", "tagged template(callee:name argument:template)");
    value("a + b", "binary(left:name right:name)");
    value("a instanceof b", "comparison(left:name right:name)");
    value("a ?? b", "logical+nullish(operand:name operand:name)");
    value("a || b && c", "logical+or(operand:name operand:logical(operand:name operand:name))");
    value("!a", "unary+not(operand:name)");
    value("delete a.b", "unary(operand:attribute+store(object:name))");
    value("a ? b : c", "conditional(test:name body:name else:name)");
    value("a, b", "sequence(element:name element:name)");
    value("[a, , ...b]", "list(element:name element:other element:spread(value:name))");
    value("x++", "update(operand:name+store)");
    value("x ??= 1", "augmented assignment+nullish(target:name+store value:number)");
    value("x.y = 1", "assignment expression(target:attribute+store(object:name) value:number)");
    check("function f() { new.target }", "body:function(body:block(body:expression(value:meta)))");
    value("import('a')", "meta(argument:string)");
}

#[test]
fn parentheses_are_no_nodes() {
    value("((a))", "name");
    value("(a, b).c", "attribute(object:sequence(element:name element:name))");
    value("(await a).b", "attribute(object:await(operand:name))");
}

#[test]
fn calls_and_members() {
    value("f(a, ...b)", "call(callee:name argument:name argument:spread(value:name))");
    value("new A", "new(callee:name)");
    value("f<T>(a)", "call(callee:name type:type argument:name)");
    value("a?.b.c", "attribute(object:attribute+optional(object:name))");
    value("a?.(b)", "call+optional(callee:name argument:name)");
    value("a[b]", "subscript+computed(object:name index:name)");
    spans("a.b(c)", "a.b(c)", "", "(c)");
    spans("a?./*(*/(c)", "a?./*(*/(c)", "", "(c)");
    spans("(f)(c)", "(f)(c)", "", "(c)");
    spans("x = (a)[0]", "(a)[0]", "", "");
    spans("a.#b; class A { #b }", "a.#b", "#b", "");
    spans("new A<B>(c)", "new A<B>(c)", "", "(c)");
    spans("new A", "new A", "", "");
}

#[test]
fn functions_of_every_form() {
    check(
        "function f(a) { b }",
        "body:function(param:parameter(target:name+store) body:block(body:expression(value:name)))",
    );
    value("x => y", "function+expression_body+arrow+in_expression(param:parameter(target:name+store) body:name)");
    value("async () => {}", "function+async+arrow+in_expression(body:block)");
    value("function* () {}", "function+generator+in_expression(body:block)");
    check(
        "function f({ a }: T = {}, ...b): R {}",
        "body:function(param:parameter(target:dict+store(element:pair+shorthand(value:name+store)) annotation:type \
         default:dict) param:parameter+rest(target:name+store) returns:type body:block)",
    );
    check("declare function f(a): void;", "body:function(param:parameter(target:name+store) returns:type)");
    spans("async function f(a, b) {}", "async function f(a, b) {}", "f", "(a, b)");
    spans("x => y", "x => y", "", "");
    spans("async (x) => y", "async (x) => y", "", "(x)");
}

#[test]
fn objects_and_patterns() {
    value(
        "{ a, b: c, ...d }",
        "dict(element:pair+shorthand(value:name) element:pair(key:other value:name) element:spread(value:name))",
    );
    value("{ async m() {} }", "dict(element:pair+method(key:other value:function+async+method(body:block)))");
    value("{ get a() {} }", "dict(element:pair+method+accessor(key:other value:function+method+accessor(body:block)))");
    value(
        "{ [a]: b, 'c': 1 }",
        "dict(element:pair+computed(key:name value:name) element:pair(key:string value:number))",
    );
    check(
        "const { a = 1, b: [c = 2] } = d",
        "body:declaration+const(item:assignment(target:dict+store(element:pair+shorthand(value:name+store \
         default:number) element:pair(key:other value:list+store(element:other(target:name+store default:number)))) \
         value:name))",
    );
    spans("x = { async m(a) {} }", "async m(a) {}", "m", "(a)");
}

#[test]
fn statements() {
    check(
        "let x: T = 1, y;",
        "body:declaration+let(item:assignment(target:name+store annotation:type value:number) item:assignment(target:name+store))",
    );
    check("return_: while (a) break return_;", "body:labeled(body:while(test:name body:break))");
    check(
        "if (a) b; else if (c) {} else d",
        "body:if(test:name body:expression(value:name) else:if+elif(test:name body:block else:expression(value:name)))",
    );
    check(
        "for (const a of b) c",
        "body:for(target:declaration+const(item:assignment(target:name+store)) iterable:name body:expression(value:name))",
    );
    check("for await (a.b of c);", "body:for+async(target:attribute+store(object:name) iterable:name body:pass)");
    check(
        "for (let i = 0; i < n; i++) {}",
        "body:for loop(init:declaration+let(item:assignment(target:name+store value:number)) test:comparison(left:name right:name) update:update(operand:name+store) body:block)",
    );
    check(
        "for (var a in b) {}",
        "body:for in(target:declaration+var(item:assignment(target:name+store)) iterable:name body:block)",
    );
    check("do a; while (b)", "body:do while(body:expression(value:name) test:name)");
    check(
        "try { a } catch { b } finally { c }",
        "body:try(body:block(body:expression(value:name)) handler:handler(body:block(body:expression(value:name))) finally:block(body:expression(value:name)))",
    );
    check(
        "switch (a) { case b: c; default: }",
        "body:match(test:name handler:case(test:name body:expression(value:name)) handler:case)",
    );
    check("throw a", "body:raise(value:name)");
    check("a = b", "body:expression(value:assignment expression(target:name+store value:name))");
    check("await using a = b", "body:declaration+async+const(item:assignment(target:name+store value:name))");
    check_in("a.js", "'use strict'", "body:expression(value:string)");
}

#[test]
fn classes() {
    check(
        "class A<T> extends B<T> { x: N = 1; static #y; m() {} static {} constructor(private a) {} }",
        "body:class(type:type base:name type:type body:assignment(target:name+store annotation:type value:number) \
         body:assignment+static(target:name+store) body:function+method(body:block) body:block+static \
         body:function+method+constructor(param:parameter(target:name+store) body:block))",
    );
    check("abstract class A { abstract m(): void }", "body:class(body:function+method(returns:type))");
    check(
        "@d export class A { @e() m() {} }",
        "body:export(decorator:name child:class(body:function+method(decorator:call(callee:name) body:block)))",
    );
    check(
        "class A { [k]() {} ['a'] = 1 }",
        "body:class(body:function+method+computed(key:name body:block) body:assignment+computed(target:string value:number))",
    );
    spans("class A { static async m(a) {} }", "static async m(a) {}", "m", "(a)");
}

#[test]
fn modules() {
    check("import a, { b as c } from 'd'", "body:import(item:imported name item:imported name value:string)");
    check("import type { A } from 'd'", "body:import+type_only(item:imported name+type_only value:string)");
    check("import * as a from 'd'", "body:import(item:imported name+star value:string)");
    check("export { a as b } from 'd'", "body:import(item:imported name value:string)");
    check("export * from 'd'", "body:import(value:string)");
    check("const a = 1; export { a }", "body:export(element:name)");
    check("export default a", "body:export(value:name)");
    check(
        "export const a = 1",
        "body:export(child:declaration+const(item:assignment(target:name+store value:number)))",
    );
    check("import a = require('b')", "body:import(item:imported name value:string)");
    check("export = a", "body:export(value:name)");
    spans("import { a as b } from 'd'", "a as b", "b", "");
}

#[test]
fn types_are_leaves_but_for_values_in_them() {
    value("a as const", "cast+const(value:name type:type)");
    value("a!", "cast(value:name)");
    value("a satisfies T", "cast(value:name type:type)");
    check_in("a.ts", "<T>a", "body:expression(value:cast(type:type value:name))");
    check("interface A { b: C }", "body:type declaration(element:pair(annotation:type))");
    check("interface A extends B { c(d: E): F }", "body:type declaration(base:type element:pair+method(returns:type))");
    check("type A = { b?: C }", "body:type declaration(element:pair+optional(annotation:type))");
    check("enum A { B = f() }", "body:type declaration(element:pair(value:call(callee:name)))");
    check("namespace A { b() }", "body:type declaration(body:block(body:expression(value:call(callee:name))))");
    check(
        "const a = 1; let x: typeof a | Map<K, V>",
        "body:declaration+let(item:assignment(target:name+store annotation:type(child:name)))",
    );
}

#[test]
fn jsx_keeps_what_runs() {
    value(
        "<A b={c} {...d}>text{e}<f/></A>",
        "jsx(callee:name part:name part:spread(value:name) part:name part:jsx callee:name)",
    );
    value("<>{/* a */}</>", "jsx");
    value("<a.b.c/>", "jsx(callee:name)");
}

#[test]
fn a_leading_semicolon_belongs_to_its_line() {
    let text = "foo()\n;[1].map(f)\n;(a)\n";
    let facts = read("a.js", text);
    let spans: Vec<&str> = facts.tree.children(NodeId::ROOT).map(|id| &text[facts.tree[id].span.range()]).collect();
    assert_eq!(spans, ["foo()", "[1].map(f)", "(a)"]);
    assert!(!facts.style.semicolons);
}

#[test]
fn statements_without_their_semicolon_are_marked() {
    for (text, bare) in [
        ("a", true),
        ("a;", false),
        ("a\n  ;\n", false),
        ("throw a", true),
        ("import 'a'", true),
        ("export default a;", false),
        ("export { }", true),
        ("debugger", true),
        ("do ; while (a)", true),
        ("do ; while (a);", false),
        ("type A = B", true),
    ] {
        let facts = read("a.ts", text);
        let first = facts.tree.children(NodeId::ROOT).next().expect("a statement");
        assert_eq!(facts.tree[first].flags.has(Flags::NO_SEMICOLON), bare, "{text}");
    }
}

#[test]
fn literals_over_several_lines() {
    let check = |text: &str, expected: &[&str]| {
        let facts = read("a.jsx", text);
        let literals: Vec<&str> = facts.literals.iter().map(|span| &text[span.range()]).collect();
        assert_eq!(literals, expected, "{text}");
    };
    check("`a\nb`; `c`", &["`a\nb`"]);
    check("'a\\\nb'", &["'a\\\nb'"]);
    check("`a${`b\nc`}`", &["`a${`b\nc`}`", "`b\nc`"]);
    check("<a>\n  b\n</a>", &["\n  b\n"]);
    check("<a>\n  <b/>\n</a>", &[]);
    check("<a b='c\nd'/>", &["'c\nd'"]);
}

#[test]
fn comments_are_found_and_the_hashbang_is_none() {
    let text = "#!/usr/bin/env node\n// a\nf(/* b */ c) // d\n";
    let facts = read("a.js", text);
    let comments: Vec<&str> = facts.comments.iter().map(|span| &text[span.range()]).collect();
    assert_eq!(comments, ["// a", "/* b */", "// d"]);
}

#[test]
fn a_byte_order_mark_counts() {
    let facts = read("a.js", "\u{feff}a");
    let first = facts.tree.children(NodeId::ROOT).next().expect("a statement");
    assert_eq!(facts.tree[first].span, crate::text::Span::new(3, 4));
}

#[test]
fn dialects() {
    let reads = |path: &str, text: &str| facts(&Source::new(path, text)).is_ok();
    assert!(reads("a.js", "return 1; with (a) b; var await = 010"), "a script");
    assert!(reads("a.js", "import a from 'b'; await a; x = <a/>"), "a module");
    assert!(reads("a.js", "let a; let a; break_: 1; function f(a, a) {}"), "early errors");
    assert!(reads("a.ts", "<T>a; declare module 'x' { export = y }"));
    assert!(reads("a.cts", "import a = require('a'); export = a"));
    assert!(reads("a.mts", "enum A {} await b"));
    assert!(reads("a.d.ts", "export function f(): void; declare const x: number"));
    assert!(!reads("a.js", "const a: T = 1"));
    assert!(!reads("a.js", "// @flow\ntype A = {| b: c |}"));
}

#[test]
fn a_broken_file_tells_the_line() {
    let error = facts(&Source::new("a.js", "a\nb\nc c\n")).expect_err("it is broken");
    assert!(matches!(error, Broken::Syntax { line: 3, .. }), "{error}");
    let unclosed = facts(&Source::new("a.js", "a(\n")).expect_err("it is broken");
    assert!(matches!(unclosed, Broken::Syntax { .. }), "{unclosed}");
}

#[test]
fn deep_text_is_refused_or_read_but_never_crashes() {
    for (open, close) in [("[", "]"), ("(", ")"), ("{", "}"), ("f(", ")"), ("`${", "}`"), ("(() => {", "})")] {
        let nested = |levels: usize| format!("{}{}", open.repeat(levels), close.repeat(levels));
        assert_eq!(facts(&Source::new("a.js", nested(10_000))).err(), Some(Broken::TooDeep), "{open}");
        facts(&Source::new("a.js", nested(450))).map(|_| ()).unwrap_or_else(|error| assert_ne!(error, Broken::TooDeep));
    }
    for part in ["!", "-", "a.b.", "a+", "a=>", "a?b:", "if(a)", "if(a);else ", "await ", "x:", "a||"] {
        let chain = |times: usize| format!("{}a", part.repeat(times));
        assert_eq!(facts(&Source::new("a.js", chain(100_000))).err(), Some(Broken::TooDeep), "{part}");
        let _ = facts(&Source::new("a.mjs", chain(6_000)));
    }
}

proptest! {
    #[test]
    fn no_text_makes_it_panic(parts in proptest::collection::vec(
        prop_oneof![
            Just("a"), Just("("), Just(")"), Just("{"), Just("}"), Just("["), Just("]"), Just("=>"), Just("`"), Just("${"),
            Just("async "), Just("await "), Just("function "), Just("class "), Just("import "), Just("from 'x'"), Just(";"),
            Just("\n"), Just(" "), Just("'"), Just("é"), Just("\u{feff}"), Just("/"), Just("<"), Just(">"), Just("."),
            Just("?."), Just("="), Just(","), Just("const "), Just("export "), Just("/*"), Just("*/"), Just("#!"),
            Just("@"), Just("..."), Just(":"), Just("enum "), Just("\\"), Just("x"), Just("\r\n"),
        ], 0..24), ending in prop_oneof![Just("js"), Just("ts"), Just("tsx"), Just("cjs")])
    {
        let text = parts.concat();
        if let Ok(facts) = facts(&Source::new(format!("a.{ending}"), text.clone())) {
            for id in facts.tree.ids() {
                let span = facts.tree[id].span;
                prop_assert!(text.get(span.range()).is_some());
                prop_assert!(facts.tree.parent(id).is_none_or(|up| facts.tree[up].span.contains(span)));
            }
        }
    }
}

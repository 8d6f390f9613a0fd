//! What Python files say: trees, names, meanings, habits.

use super::Python;
use crate::facts::{Doubt, Facts, Flags, How, Kind, Meaning, NodeId, Role};
use crate::lang::{Broken, Language};
use crate::text::{Source, Span};

pub(super) fn facts_at(path: &str, text: &str) -> Facts {
    Python.facts(&Source::new(path, text)).unwrap_or_else(|broken| panic!("{broken} in {text}"))
}

pub(super) fn facts(text: &str) -> Facts {
    facts_at("a.py", text)
}

/// The last node in the file with just this text; not the statement, if it is the whole of one.
pub(super) fn last(facts: &Facts, text: &str, needle: &str) -> NodeId {
    let spelled = |&node: &NodeId| {
        let node = &facts.tree[node];
        node.kind != Kind::Expression && &text[node.span.range()] == needle
    };
    let found = facts.tree.ids().filter(spelled).max_by_key(|&node| facts.tree[node].span.start);
    found.unwrap_or_else(|| panic!("no {needle:?} in {text}"))
}

/// The tree as text: kind, role where it is not the usual one, source of leaves.
fn shape(facts: &Facts, text: &str, node: NodeId) -> String {
    let this = &facts.tree[node];
    let mut out = format!("{}:{}", this.role.word(), this.kind.word());
    for (word, flag) in Flags::WORDS {
        if this.flags.has(*flag) {
            out += &format!("+{word}");
        }
    }
    if !this.name.is_empty() {
        out += &format!("={}", &text[this.name.range()]);
    }
    let children: Vec<String> = facts.tree.children(node).map(|child| shape(facts, text, child)).collect();
    if children.is_empty() {
        out += &format!("`{}`", &text[this.span.range()]);
    } else {
        out += &format!("({})", children.join(" "));
    }
    out
}

fn check_shape(text: &str, expected: &str) {
    let facts = facts(text);
    let body: Vec<String> = facts.tree.children(NodeId::ROOT).map(|node| shape(&facts, text, node)).collect();
    assert_eq!(body.join(" "), expected, "{text}");
}

/// What the last expression written `needle` stands for: a path, `?a b` for doubt between paths, `other`.
fn check(text: &str, needle: &str, expected: &str) {
    let facts = facts(text);
    let meaning = match facts.meaning(text, last(&facts, text, needle)) {
        Meaning::Bound(path) => path,
        Meaning::Other => "other".to_owned(),
        Meaning::Unknown(Doubt::Star(paths)) => format!("*{}", paths.join(" ")),
        Meaning::Unknown(Doubt::Ambiguous(paths)) => format!("?{}", paths.join(" ")),
        Meaning::Unknown(Doubt::Value) => "value".to_owned(),
    };
    assert_eq!(meaning, expected, "{needle} in:\n{text}");
}

#[test]
fn statements_have_their_parts_in_source_order() {
    check_shape("x = y = 1", "body:assignment(target:name+store`x` target:name+store`y` value:number`1`)");
    check_shape("x: int = 1", "body:assignment(target:name+store`x` annotation:name`int` value:number`1`)");
    check_shape("x += 1", "body:augmented assignment(target:name+store`x` value:number`1`)");
    check_shape("del x", "body:delete(target:name+store`x`)");
    check_shape("raise a from b", "body:raise(value:name`a` child:name`b`)");
    check_shape("assert a, b", "body:assert(test:name`a` value:name`b`)");
    check_shape("global x", "body:global(child:name`x`)");
    check_shape(
        "if a: b\nelif c: d\nelse: e",
        "body:if(test:name`a` body:expression(value:name`b`) else:if+elif(test:name`c` body:expression(value:name`d`) \
         else:expression(value:name`e`)))",
    );
    check_shape(
        "for x in y: pass\nelse: z",
        "body:for(target:name+store`x` iterable:name`y` body:pass`pass` else:expression(value:name`z`))",
    );
    check_shape(
        "try: a\nexcept B as c: pass\nelse: d\nfinally: e",
        "body:try(body:expression(value:name`a`) handler:handler=c(type:name`B` body:pass`pass`) \
         else:expression(value:name`d`) finally:expression(value:name`e`))",
    );
    check_shape(
        "with a as b, c: pass",
        "body:with(item:with item(value:name`a` target:name+store`b`) item:with item(value:name`c`) body:pass`pass`)",
    );
}

#[test]
fn functions_and_classes_have_their_parts_in_source_order() {
    check_shape(
        "@d\nasync def f(a: b = c, *e, g, **h) -> i: yield",
        "body:function+async+generator=f(decorator:name`d` \
         param:parameter(target:name+store`a` annotation:name`b` default:name`c`) \
         param:parameter+rest(target:name+store`e`) param:parameter+keyword_only(target:name+store`g`) \
         param:parameter+double_star+rest(target:name+store`h`) returns:name`i` \
         body:expression(value:yield`yield`))",
    );
    check_shape(
        "class A(B, metaclass=C):\n def f(self): pass",
        "body:class=A(base:name`B` base:keyword argument=metaclass(value:name`C`) \
         body:function+method=f(param:parameter(target:name+store`self`) body:pass`pass`))",
    );
    check_shape(
        "lambda x=y: (yield)",
        "body:expression(value:function+generator+expression_body+lambda+in_expression(\
         param:parameter(target:name+store`x` default:name`y`) body:yield`yield`))",
    );
    let text = "def f(a, b): pass\ng(x)";
    let facts = facts(text);
    let lists: Vec<&str> =
        facts.tree.ids().map(|id| &text[facts.tree[id].list.range()]).filter(|l| !l.is_empty()).collect();
    assert_eq!(lists, ["(a, b)", "(x)"]);
}

#[test]
fn only_an_own_yield_makes_a_generator() {
    let facts = facts("def f():\n def g(): yield\n class C:\n  def h(self): yield\n x = lambda: (yield)\n");
    let function = facts.tree.children(NodeId::ROOT).next().expect("there is one");
    assert!(!facts.tree[function].flags.has(Flags::GENERATOR));
}

#[test]
fn calls_keep_their_arguments_in_source_order() {
    check_shape(
        "f(a, *b, c=d, *e, **g)",
        "body:expression(value:call(callee:name`f` argument:name`a` argument:spread(value:name`b`) \
         argument:keyword argument=c(value:name`d`) argument:spread(value:name`e`) \
         argument:keyword argument+double_star(value:name`g`)))",
    );
    check_shape(
        "f(x for x in y)",
        "body:expression(value:call(callee:name`f` argument:generator expression(element:name`x` \
         clause:clause(target:name+store`x` iterable:name`y`))))",
    );
    let text = "f(x for x in y)";
    let facts = facts(text);
    let generator = facts.tree.ids().find(|&id| facts.tree[id].kind == Kind::Generator).expect("there is one");
    assert_eq!(&text[facts.tree[generator].span.range()], "x for x in y");
}

#[test]
fn expressions_have_their_parts_in_source_order() {
    check_shape(
        "{a: b, **c}",
        "body:expression(value:dict(element:pair(key:name`a` value:name`b`) element:pair+double_star(value:name`c`)))",
    );
    check_shape(
        "{k: v async for k in x if y if z}",
        "body:expression(value:dict comprehension(key:name`k` value:name`v` \
         clause:clause+async(target:name+store`k` iterable:name`x` condition:name`y` condition:name`z`)))",
    );
    check_shape("a if b else c", "body:expression(value:conditional(body:name`a` test:name`b` else:name`c`))");
    check_shape("a < b < c", "body:expression(value:comparison(left:name`a` right:name`b` right:name`c`))");
    check_shape(
        "not a or -b",
        "body:expression(value:logical+or(operand:unary+not(operand:name`a`) operand:unary+minus(operand:name`b`)))",
    );
    check_shape("a[b:c]", "body:expression(value:subscript(object:name`a` index:slice(left:name`b` right:name`c`)))");
    check_shape("a[::b]", "body:expression(value:subscript(object:name`a` index:slice(part:name`b`)))");
    check_shape("(a := b)", "body:expression(value:assignment expression(target:name+store`a` value:name`b`))");
    check_shape("a.b.c", "body:expression(value:attribute=c(object:attribute=b(object:name`a`)))");
    check_shape("await a", "body:expression(value:await(operand:name`a`))");
    check_shape(
        "a, *b = c",
        "body:assignment(target:tuple(element:name+store`a` element:spread(target:name+store`b`)) value:name`c`)",
    );
    check_shape("'a' 'b'", "body:expression(value:string`'a' 'b'`)");
    check_shape("'a' f'{b:{c}}' f'{d}'", "body:expression(value:template(part:name`b` part:name`c` part:name`d`))");
}

#[test]
fn match_statements_are_patterns() {
    check_shape(
        "match a:\n case [b, *c] if d: pass\n case {'k': e, **f} | G(h, i=j) as k: pass\n case _: pass",
        "body:match(test:name`a` \
         handler:case(target:pattern(element:pattern(target:name+store`b`) element:pattern(target:name+store`c`)) \
         condition:name`d` body:pass`pass`) \
         handler:case(target:pattern(element:pattern(element:pattern(key:string`'k'` \
         element:pattern(target:name+store`e`) target:name+store`f`) \
         element:pattern(callee:name`G` element:pattern(target:name+store`h`) \
         element:keyword argument=i(value:pattern(target:name+store`j`)))) target:name+store`k`) body:pass`pass`) \
         handler:case(target:pattern`_` body:pass`pass`))",
    );
}

#[test]
fn imports_know_module_and_local_names() {
    check_shape("import a.b, c.d as e", "body:import(child:imported name=a`a.b` child:imported name=e`c.d as e`)");
    check_shape("from .a import (b as c, d)", "body:import=.a(child:imported name=c`b as c` child:imported name=d`d`)");
    check_shape("from . import importer", "body:import=.(child:imported name=importer`importer`)");
    check_shape("from a import *", "body:import=a(child:imported name`*`)");
}

#[test]
fn parentheses_belong_to_no_node() {
    let text = "x = ((a).b)";
    let facts = facts(text);
    let value = facts.tree.ids().find(|&id| facts.tree[id].kind == Kind::Attribute).expect("there is one");
    assert_eq!(facts.tree[value].span, Span::new(5, 10));
}

#[test]
fn imported_names_stand_for_their_paths() {
    check("import time\ntime.sleep", "time.sleep", "time.sleep");
    check("import asyncio as aio\naio.sleep", "aio.sleep", "asyncio.sleep");
    check("from asyncio import gather as g\ng", "g", "asyncio.gather");
    check("import urllib.request\nurllib.request.urlopen", "urllib.request.urlopen", "urllib.request.urlopen");
    check("import concurrent.futures as cf\ncf.wait", "cf.wait", "concurrent.futures.wait");
    check("import a.b\nimport a.c\na.b.x", "a.b.x", "a.b.x");
    check("from . import x\nx", "x", ".x");
    check("from ..a.b import x\nx", "x", "..a.b.x");
    check("from a.\\\n b import x\nx", "x", "a.b.x");
    check("print", "print", "print");
}

#[test]
fn a_name_in_a_function_falls_out_of_its_scope() {
    check("def f():\n import time\n time.sleep\n", "time.sleep", "time.sleep");
    check("def f():\n import time\n def g(): time.sleep\n", "time.sleep", "time.sleep");
    check("def f():\n import time\ntime.sleep\n", "time.sleep", "time.sleep");
    check("def f():\n from time import sleep\nsleep\n", "sleep", "sleep");
}

#[test]
fn shadowed_names_stand_for_something_else() {
    let head = "from time import sleep\nimport time\n";
    for (rest, needle) in [
        ("def f(sleep): sleep", "sleep"),
        ("def f():\n sleep\n sleep = 1", "sleep"),
        ("for x in y:\n def f(time=1): time.sleep", "time.sleep"),
        ("def f():\n for sleep in x: sleep", "sleep"),
        ("def f():\n with x as sleep: sleep", "sleep"),
        ("def f():\n try: pass\n except E as sleep: sleep", "sleep"),
        ("def f():\n match x:\n  case {'a': sleep}: sleep", "sleep"),
        ("def f():\n (sleep := 1); sleep", "sleep"),
        ("def f():\n [sleep := 1 for x in y]; sleep", "sleep"),
        ("[sleep for sleep in x]", "sleep"),
        ("lambda sleep: sleep", "sleep"),
        ("def f():\n def sleep(): pass\n sleep", "sleep"),
        ("def f():\n class sleep: pass\n sleep", "sleep"),
        ("class A:\n sleep = 1\n print(sleep)", "sleep"),
        ("def f[sleep](): sleep", "sleep"),
        ("class C[sleep]:\n def f(self): sleep", "sleep"),
        ("def f():\n type sleep = int\n sleep", "sleep"),
    ] {
        check(&format!("{head}{rest}"), needle, "other");
    }
}

#[test]
fn names_that_are_seen_through() {
    let head = "from time import sleep\n";
    for rest in [
        "class A:\n sleep = 1\n def f(self): sleep",
        "class A:\n sleep = 1\n x = [sleep for y in z]",
        "def f(x=[sleep for sleep in y]): sleep",
        "x = [y for sleep in y]\nsleep",
        "def f(sleep=sleep): pass\nx = sleep",
        "def f(x=sleep, sleep=1): pass",
        "@sleep\ndef f(sleep): pass",
        "def f[T](): sleep",
        "async def f():\n async with x: await y(lambda: sleep)",
    ] {
        let text = format!("{head}{rest}");
        let facts = facts(&text);
        let read = facts.tree.ids().filter(|&id| {
            let node = &facts.tree[id];
            node.kind == Kind::Name && !node.flags.has(Flags::STORE) && &text[node.span.range()] == "sleep"
        });
        let meanings: Vec<Meaning> = read.map(|id| facts.meaning(&text, id)).collect();
        assert!(meanings.contains(&Meaning::Bound("time.sleep".into())), "{meanings:?} in {text}");
    }
}

#[test]
fn the_first_iterable_is_evaluated_outside() {
    check("from t import x\n[x for x in x]", "x", "t.x");
    check("from t import x\n[y for x in z for y in x]", "x", "other");
    check("class A:\n from t import x\n y = [z for z in x]", "x", "other");
}

#[test]
fn several_bindings_are_doubt() {
    check("try:\n import a as x\nexcept E:\n import b as x\nx.y", "x.y", "?a.y b.y");
    check("try:\n import a\nexcept E:\n a = None\na.y", "a.y", "?a.y");
    check("try:\n import a\nexcept E:\n import a\na.y", "a.y", "a.y");
    check("from time import sleep\ndef sleep(): pass\nsleep", "sleep", "?time.sleep");
    check("import time\ndef f():\n global time\n time = 1\ntime.sleep", "time.sleep", "?time.sleep");
    check("import time\ndel time\ntime.sleep", "time.sleep", "?time.sleep");
    check("def f():\n import x\n def g():\n  nonlocal x\n  x = 1\n x.y", "x.y", "?x.y");
    check("from a import *\nsleep", "sleep", "*a.sleep sleep");
    check("from a import *\nfrom .b import *\nx.y", "x.y", "*a.x.y .b.x.y x.y");
    check("from a import *\nimport x\nx.y", "x.y", "x.y");
}

#[test]
fn imports_for_the_type_checker_bind_nothing() {
    check("if TYPE_CHECKING:\n import a\na.x", "a.x", "other");
    check("import typing as t\nif t.TYPE_CHECKING:\n import a\na.x", "a.x", "other");
    check("if TYPE_CHECKING:\n import a\nelse:\n import a\na.x", "a.x", "a.x");
    check("if not TYPE_CHECKING:\n import a\nelse:\n import b as a\na.x", "a.x", "a.x");
    check("if TYPE_CHECKING:\n if x:\n  import a\na.x", "a.x", "other");
}

#[test]
fn an_alias_assigned_once_is_followed() {
    check("import os\nrun = os.system\nrun", "run", "os.system");
    check("import os\na = b = os\nc = a.path\nc.join", "c.join", "os.path.join");
    check("import os\ndef f():\n run = os.system\n run", "run", "os.system");
    check("import os\nrun = os.system\nrun = 1\nrun", "run", "other");
    check("import os\ndef f():\n global run\n run = os.system\nrun", "run", "other");
    check("import os\nrun = os.system()\nrun", "run", "other");
    check("import os\nclass A:\n run = os.system\n run", "run", "other");
    check("import os\nrun: X\nrun = os.system\nrun", "run", "os.system");
    check("a = b\nb = a\na", "a", "other");
    check("import os\ndef f():\n (run := os.system)\n run", "run", "other");
    check("p = print\np", "p", "print");
}

#[test]
fn what_is_not_a_path_is_a_value() {
    check("import a\na().b", "a().b", "other");
    check("import a\na[0].b", "a[0].b", "other");
    check("self.x", "self.x", "self.x");
    check("def f(self): self.x", "self.x", "other");
}

fn exported(path: &str, text: &str) -> Vec<String> {
    let facts = facts_at(path, text);
    let mut names: Vec<String> =
        facts.scopes.bindings.iter().filter(|b| b.exported).map(|b| b.name.to_string()).collect();
    names.sort();
    names
}

#[test]
fn names_for_others_are_exported() {
    assert_eq!(exported("a.py", "import a as a, b, c as d\n"), ["a"]);
    assert_eq!(exported("a.py", "from x import a as a, b, c as d\n"), ["a"]);
    assert_eq!(exported("p/__init__.py", "import a\ndef f(): import b\n"), ["a", "f"]);
    let all = "import a, b, c, d, e\n__all__ = ['a']\n__all__ += ('b',)\n__all__.append('c')\n__all__.extend(['d'])\n";
    assert_eq!(exported("a.py", all), ["a", "b", "c", "d"]);
    assert_eq!(exported("a.py", "import a\n__all__: list = ['a'] + b.__all__\n"), ["a"]);
    assert_eq!(exported("a.py", "import a\n__all__ = [n for n in dir()]\n"), ["__all__", "a"]);
    assert_eq!(exported("a.py", "import a\ndef f(): __all__ = ['a']\n"), Vec::<String>::new());
}

#[test]
fn names_in_quoted_types_are_exported() {
    assert_eq!(exported("a.py", "import a, b, c\ndef f(x: 'a.b | List[c]') -> None: pass\n"), ["a", "c"]);
    assert_eq!(exported("a.py", "import a\nx = cast('a.T', y)\n"), ["a"]);
    assert_eq!(exported("a.py", "import a\nx = d['a']\n"), Vec::<String>::new());
    assert_eq!(exported("a.py", "import a, b\nx = 1  # type: a.T\n# type: ignore[b]\n"), ["a"]);
    assert_eq!(exported("a.py", "def f():\n    import a\n    x = 1  # type: a.T\n"), ["a"]);
}

fn hows(text: &str, name: &str) -> Vec<How> {
    let facts = facts(text);
    let binding = facts.scopes.bindings.iter().find(|binding| &*binding.name == name).expect("it is bound");
    binding.binds.iter().map(|bind| bind.how.clone()).collect()
}

#[test]
fn each_binding_tells_how() {
    assert_eq!(hows("def f(x): pass", "x"), [How::Parameter]);
    assert!(matches!(hows("x = 1", "x")[..], [How::Value(_)]));
    assert!(matches!(hows("x = y = 1", "x")[..], [How::Value(_)]));
    assert!(matches!(hows("for x in y: pass", "x")[..], [How::Loop(Some(_))]));
    assert_eq!(hows("for x, z in y: pass", "x"), [How::Loop(None)]);
    assert!(matches!(hows("with y as x: pass", "x")[..], [How::With(_)]));
    assert_eq!(hows("with y as (x, z): pass", "x"), [How::Part]);
    assert_eq!(hows("x: int", "x"), [How::Declared]);
    assert_eq!(hows("x, y = 1\nx += 1\ndel x", "x"), [How::Part, How::Part, How::Part]);
    assert_eq!(hows("try: pass\nexcept E as x: pass", "x"), [How::Handler]);
    let import = |conditional, type_only| [How::Import { path: "x".into(), type_only, conditional }];
    assert_eq!(hows("import x", "x"), import(false, false));
    assert_eq!(hows("try:\n if y:\n  import x\nfinally: pass", "x"), import(true, false));
    assert_eq!(hows("if y: pass\nelse:\n import x", "x"), import(true, false));
    assert_eq!(hows("if t.TYPE_CHECKING: import x", "x"), import(true, true));
    assert_eq!(hows("if y:\n def f():\n  import x", "x"), import(false, false));
}

#[test]
fn reads_are_in_source_order_and_free_names_are_listed() {
    let text = "def f():\n return x + y\nx = 1\nx; [x for a in x]\n";
    let facts = facts(text);
    let binding = facts.scopes.bindings.iter().find(|binding| &*binding.name == "x").expect("it is bound");
    let places: Vec<u32> = binding.reads.iter().map(|&read| facts.tree[read].span.start).collect();
    assert_eq!(places, [17, 29, 33, 44]);
    let free: Vec<&str> = facts.scopes.free.iter().map(|(_, span)| &text[span.range()]).collect();
    assert_eq!(free, ["y"]);
}

#[test]
fn nonlocal_and_global_names_share_a_binding() {
    let text = "def f():\n def g():\n  nonlocal x\n  x = 2\n  global y\n  y = 3\n x = 1\ny\n";
    let facts = facts(text);
    let named = |name: &str| facts.scopes.bindings.iter().filter(|b| *b.name == *name).collect::<Vec<_>>();
    let inside = |name| named(name)[0].binds.iter().map(|bind| bind.from_inside).collect::<Vec<_>>();
    assert_eq!((named("x").len(), named("y").len()), (1, 1));
    assert_eq!(inside("x"), [true, false]);
    assert_eq!(inside("y"), [true]);
    assert_eq!(named("y")[0].reads.len(), 1);
}

#[test]
fn modules_are_listed_once() {
    let facts = facts("import a.b, c\nfrom .d import e\nfrom .d import f\ndef g(): import h\n");
    assert_eq!(facts.modules, ["a.b", "c", ".d", "h"]);
}

#[test]
fn comments_and_long_literals_are_listed() {
    let text = "# a\nx = '''\n# no\n'''  # b\ny = f'''{z\n}'''\nw = 'a\\\nb'\n'''one line'''\n";
    let facts = facts(text);
    let comments: Vec<&str> = facts.comments.iter().map(|span| &text[span.range()]).collect();
    assert_eq!(comments, ["# a", "# b"]);
    let literals: Vec<&str> = facts.literals.iter().map(|span| &text[span.range()]).collect();
    assert_eq!(literals, ["'''\n# no\n'''", "f'''{z\n}'''", "'a\\\nb'"]);
}

#[test]
fn the_first_step_is_the_indentation() {
    for (text, indent) in [
        ("x = 1", "    "),
        ("if x:\n\tpass", "\t"),
        ("if x:\n  pass", "  "),
        ("x = [\n   1]\n'''\n  '''\n  # c\nif x:\n     pass\n", "     "),
    ] {
        assert_eq!(facts(text).style.indent, indent, "{text}");
    }
    assert_eq!(facts("x = 'a' + 'b' + \"c\"\n").style.quote, '\'');
    assert_eq!(facts("x = 1\r\n").style.newline, "\r\n");
}

#[test]
fn a_byte_order_mark_shifts_nothing() {
    let text = "\u{feff}import time\r\ntime.sleep(1)\r\n";
    let facts = facts(text);
    assert_eq!(&text[facts.tree[last(&facts, text, "time.sleep")].span.range()], "time.sleep");
    assert_eq!(facts.tree[NodeId::ROOT].span, Span::new(0, text.len() as u32));
}

#[test]
fn carriage_returns_end_lines() {
    let facts = facts("import time\rtime.sleep(1)\r# c\rx\r");
    assert_eq!((facts.tree.in_role(NodeId::ROOT, Role::Body).count(), facts.comments.len()), (3, 1));
}

fn broken(text: &str) -> Broken {
    Python.facts(&Source::new("a.py", text)).expect_err("it is no Python")
}

#[test]
fn what_is_no_python_says_where() {
    for (text, line) in [("x = 1\nprint 'a'\n", 2), ("\n\nexec 'a'\n", 3), ("x = (\n", 2), ("'a", 1)] {
        assert!(matches!(broken(text), Broken::Syntax { line: at, .. } if at == line), "{text} {:?}", broken(text));
    }
}

/// On a stack as the workers have.
fn on_a_big_stack(run: impl FnOnce() + Send) {
    std::thread::scope(|scope| {
        let thread = std::thread::Builder::new().stack_size(256 << 20).spawn_scoped(scope, run);
        thread.expect("a thread can be started").join().expect("the thread does not panic");
    });
}

#[test]
fn what_is_too_deep_is_told() {
    on_a_big_stack(|| {
        let deep = 100_000;
        for text in [
            "(".repeat(10_000),
            format!("x = a{}", ".b".repeat(deep)),
            format!("x = a{}", " + b".repeat(deep)),
            format!("x = {}a", "not ".repeat(deep)),
            format!("x = {}a", "-".repeat(deep)),
            format!("x = {}a", "a ** ".repeat(deep)),
            format!("x = {}a", "lambda: ".repeat(deep)),
            format!("x = {}a", "a if b else ".repeat(deep)),
            format!("if a: pass\n{}", "elif a: pass\n".repeat(deep)),
            format!("x = f{}", "()".repeat(deep)),
        ] {
            assert_eq!(broken(&text), Broken::TooDeep, "{}", &text[..40]);
            assert!(Python.facts(&Source::new("a.py", format!("{text} b c\n"))).is_err());
        }
    });
}

#[test]
fn long_but_flat_is_not_too_deep() {
    on_a_big_stack(|| {
        facts(&format!("x = a{}", " + b".repeat(2000)));
        facts(&format!("x = a{}", " and b".repeat(100_000)));
        facts(&format!("x = [{}]", "-1, ".repeat(100_000)));
        facts(&"x = '('\n".repeat(10_000));
        facts(&"def f():\n    pass\n".repeat(1000));
    });
}

mod random {
    use proptest::prelude::*;

    use super::{Language, Python, Source};

    proptest! {
        #![proptest_config(ProptestConfig { cases: 2000, ..ProptestConfig::default() })]

        #[test]
        fn no_text_makes_a_panic(words in proptest::collection::vec(prop_oneof![
            Just("def f"), Just("class A"), Just("async "), Just("("), Just(")"), Just("["), Just("]"), Just("{"),
            Just("}"), Just(":"), Just("\n"), Just("\r\n"), Just("\r"), Just("    "), Just("\t"), Just("x"), Just("*"),
            Just("="), Just(":="), Just("lambda "), Just("import "), Just("from "), Just(" as "), Just("."), Just("f'"),
            Just("'"), Just("'''"), Just("\""), Just("#"), Just("match x"), Just("case "), Just("_"), Just("\\"),
            Just("for "), Just(" in "), Just("if "), Just("else"), Just("try"), Just("except "), Just("global "),
            Just("nonlocal "), Just("é"), Just("\u{feff}"), Just("\0"), Just("with "), Just("yield "), Just("await "),
            Just("del "), Just(","), Just(";"), Just("type "), Just("__all__"), Just("@"), Just("->"), Just("\u{c}"),
        ], 0..40)) {
            let _ = Python.facts(&Source::new("a.py", words.concat()));
        }

        #[test]
        fn no_characters_make_a_panic(text in "\\PC{0,80}") {
            let _ = Python.facts(&Source::new("a.py", text));
        }
    }
}

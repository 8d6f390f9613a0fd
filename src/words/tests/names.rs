use super::{check, said};
use crate::facts::Kind;

#[test]
fn origins_of_names() {
    check("a = [1]\nb = a\nf(b, c)\n", &[("site.args[0].origin", "[1]"), ("site.args[1].origin", "c")]);
    check("a = [1]\na = [2]\nf(a)\n", &[("site.args[0].origin", "a")]);
    let class = "class A:\n    def __init__(self):\n        self.q = g(1)\n    def m(self):\n        f(self.q)\n";
    check(class, &[("site.args[0].made_by", "g(1)")]);
}

#[test]
fn functions_take_names_from_around_them() {
    let captured = |text: &str| said(text, "site.args[0].captures | join(' ')");
    assert_eq!(captured("def g(x):\n    f(lambda y: x + y + z)\n"), "x");
    assert_eq!(captured("def g(x):\n    f(lambda y=x: y)\n"), "x");
    assert_eq!(captured("x = 1\nf(lambda y: x + y)\n"), "");
    assert_eq!(captured("[f(lambda: x) for x in y]\n"), "x");
    assert_eq!(captured("class A:\n    def m(self):\n        f(lambda: super().m())\n"), "super");
}

#[test]
fn names_that_are_private_to_a_class() {
    let private = |text: &str| said(text, "site.args[0].uses_private_names");
    assert_eq!(private("class A:\n    def m(self):\n        f(lambda y: y.__size)\n"), "true");
    assert_eq!(private("class A:\n    def m(self):\n        f(lambda __y: 1)\n"), "true");
    assert_eq!(private("class A:\n    def m(self):\n        f(lambda y: y.__class__)\n"), "false");
    assert_eq!(private("def m():\n    f(lambda y: y.__size)\n"), "false");
}

#[test]
fn definitions_need_names_that_come_later() {
    let text = "class A: pass\ndef g():\n    def h(a: A, b: B) -> A: ...\n    f()\nclass B: pass\n";
    check(text, &[("site.function.body.unready | join(' ')", "B")]);
}

#[test]
fn parameters_that_are_bound_again() {
    check(
        "def g(a, b, c):\n    a = 1\n    for b in c: f()\n",
        &[("site.function.rebound_parameters | join(' ')", "a b")],
    );
}

#[test]
fn the_module_and_its_functions() {
    let text = "def g(): return late\nearly = 1\nif f():\n    late = 2\nimport os\n";
    check(
        text,
        &[
            ("site.top.kind", "if"),
            ("site.top.feeds_functions", "true"),
            ("site.top.defines", "false"),
            ("site.top.next.defines", "true"),
            ("file.binds('late')", "true"),
            ("file.binds('nothing')", "false"),
        ],
    );
}

#[test]
fn tests_around_a_place() {
    check("if __name__ == 'x':\n    f()\n", &[("site.guarded_by('__name__')", "true")]);
    check("if os_name == 'x':\n    f()\n", &[("site.guarded_by('__name__')", "false")]);
    check("import os\nif os.fork():\n    f()\n", &[("site.guarded_by(['os.fork'])", "true")]);
}

#[test]
fn generators_that_need_async_for() {
    check("async def g():\n    f(x async for x in y)\n", &[("site.args[0].streams", "true")]);
    check("async def g():\n    f(await x for x in y)\n", &[("site.args[0].streams", "true")]);
    check("async def g():\n    f(x for x in await y)\n", &[("site.args[0].streams", "false")]);
}

#[test]
fn what_asks_for_all_names_sees_those_that_are_bound_by_then() {
    let read = |text: &str| {
        let cx = super::cx("a.py", text);
        let all = cx.facts.tree.of_kind(Kind::Assign);
        let bound = all.into_iter().find(|&it| cx.text(it) == "x = 1").expect("it is bound");
        cx.reads_all_names(bound)
    };
    assert!(!read("def g():\n    a = locals()\n    x = 1\n"));
    assert!(read("def g():\n    x = 1\n    return locals()\n"));
    assert!(read("def g(n):\n    while n():\n        locals()\n        x = 1\n"));
    assert!(read("def g():\n    a = lambda: eval('x')\n    x = 1\n"));
    // Outside of functions it is no copy.
    assert!(read("a = locals()\nx = 1\n"));
    assert!(read("def g():\n    class A:\n        a = vars()\n        x = 1\n"));
}

#[test]
fn a_name_says_lock_by_itself() {
    let cx = super::cx("a.py", "");
    let says = |name: &str| cx.says(name, "lock names");
    for name in ["_lock", "RWLock", "write_mutex", "clock_lock", "not_full_cond"] {
        assert!(says(name), "{name}");
    }
    for name in ["clock", "Block", "unblocked", "second", "precondition", "rows"] {
        assert!(!says(name), "{name}");
    }
}

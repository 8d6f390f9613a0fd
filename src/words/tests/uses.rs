use super::{calls, cx, said};

fn check(path: &str, text: &str, expected: &[&str]) {
    let cx = cx(path, text);
    let found: Vec<&str> = calls(&cx, "f").into_iter().map(|call| cx.fate(call).word()).collect();
    assert_eq!(found, expected, "{text}");
}

fn python(body: &str, expected: &[&str]) {
    check("a.py", &format!("async def g(x, y):\n    {body}\n"), expected);
}

fn javascript(body: &str, expected: &[&str]) {
    check("a.js", &format!("async function g(x, y) {{ {body} }}"), expected);
}

#[test]
fn a_statement_drops_its_value() {
    python("f()", &["dropped"]);
    python("x and f()", &["dropped"]);
    python("[f() for _ in x]", &["dropped"]);
    python("f(), f()", &["dropped", "dropped"]);
    javascript("f();", &["dropped"]);
    javascript("void f();", &["voided"]);
    javascript("x ? f() : f();", &["dropped", "dropped"]);
    javascript("for (f(); f(); f()) {}", &["dropped", "tested", "dropped"]);
}

#[test]
fn names_are_read_or_not() {
    python("a = f()", &["unread"]);
    python("_ = f()", &["unread"]);
    python("a = f()\n    return lambda: a", &["bound"]);
    python("a, b = f(), f()\n    return a", &["bound", "unread"]);
    python("a, b = f()", &["unpacked"]);
    python("global a\n    a = f()", &["stored"]);
    python("if (a := f()):\n        pass", &["tested"]);
    python("if (a := f()):\n        return a", &["bound"]);
    python("x.a = y[0] = f()", &["stored"]);
    javascript("const a = f();", &["unread"]);
    javascript("const { a } = f();", &["unpacked"]);
    check("a.py", "a = f()\n", &["stored"]);
    check("a.js", "export const a = f();", &["stored"]);
}

#[test]
fn values_are_handed_on() {
    python("return f()", &["returned"]);
    python("await f()", &["awaited"]);
    python("yield f()", &["yielded"]);
    python("g(f(), x=f(), *f(), **f())", &["passed", "passed", "spread", "spread"]);
    python("x = [f(), {1: f()}]\n    return x", &["collected", "collected"]);
    python("return lambda: f()", &["returned"]);
    javascript("return () => f();", &["returned"]);
}

#[test]
fn values_are_used_as_data() {
    python("if f() or x:\n        pass", &["tested"]);
    python(
        "x = not f(), f() + 1, f'{f()}', f().a, f()[0], f() < f()\n    return x",
        &["tested", "operand", "formatted", "member", "indexed", "operand", "operand"],
    );
    python("for a in f():\n        pass", &["iterated"]);
    python("x += f()", &["operand"]);
    python("with f():\n        pass", &["entered"]);
    python("match f():\n        case 1:\n            pass", &["matched"]);
}

#[test]
fn results_of_some_callbacks_are_dropped() {
    let with = |call: &str| format!("import asyncio\ndef g():\n    loop = asyncio.get_running_loop()\n    {call}\n");
    check("a.py", &with("loop.call_soon(lambda: f())"), &["dropped"]);
    check("a.py", &with("loop.call_later(1, lambda: f())"), &["dropped"]);
    check("a.py", &with("loop.call_later(f(), lambda: f())"), &["passed", "dropped"]);
    check("a.py", &with("other(lambda: f())"), &["returned"]);
}

#[test]
fn data_is_followed_through_names_and_parameters() {
    let data = |text: &str| {
        let cx = cx("a.py", text);
        calls(&cx, "f").into_iter().map(|call| cx.is_data(call)).collect::<Vec<_>>()
    };
    assert_eq!(data("def g():\n    a = f()\n    return a['x']\n"), [true]);
    assert_eq!(data("def g():\n    a = f()\n    print(a)\n    return a\n"), [false]);
    assert_eq!(data("def show(v):\n    print(v.x)\ndef g():\n    a = f()\n    show(a)\n"), [true]);
    assert_eq!(data("async def show(v):\n    await v\ndef g():\n    show(f())\n"), [false]);
    assert_eq!(data("def show(*v):\n    print(v)\ndef g():\n    show(f())\n"), [false]);
    assert_eq!(data("def g():\n    return any(f() for _ in x), list(f() for _ in x)\n"), [true, false]);
    assert_eq!(data("def g():\n    f().send(None)\n    f().json()\n"), [false, true]);
    assert_eq!(data("def g():\n    a = f()\n    a = f()\n    return a.x\n"), [false, false]);
}

#[test]
fn exceptions_that_are_expected_around_a_place() {
    let expected = |text: &str| said(text, "site.caught | join(' ')");
    let manager = "@contextmanager\ndef quiet():\n    try:\n        yield\n    except KeyError:\n        pass\n";
    assert_eq!(expected("def m():\n    with self.assertRaises(KeyError):\n        f()\n"), "KeyError");
    assert_eq!(expected(&format!("{manager}def m():\n    with quiet():\n        f()\n")), "KeyError");
    assert_eq!(expected("def m():\n    with quiet():\n        f()\n"), "");
    let stack = "import contextlib\ndef m():\n    with contextlib.ExitStack() as stack:\n";
    let entered = "        stack.enter_context(contextlib.suppress(KeyError))\n";
    assert_eq!(expected(&format!("{stack}{entered}        f()\n")), "KeyError");
}

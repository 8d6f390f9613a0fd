use super::{calls, cx};
use crate::facts::{Kind, NodeId};

fn first(path_text: &str) -> (std::sync::Arc<crate::words::cx::Cx>, NodeId) {
    let cx = cx("a.py", path_text);
    let call = calls(&cx, "f")[0];
    (cx, call)
}

fn tested(text: &str) -> bool {
    let (cx, call) = first(text);
    cx.flows(call).into_iter().any(|node| cx.is_tested_for_error(node))
}

#[test]
fn tests_for_errors_are_found_behind_names_and_loops() {
    assert!(tested("def g():\n    a = f()\n    for b in a:\n        if isinstance(b, Exception): pass\n"));
    assert!(tested("def g():\n    return [b for b in f() if not isinstance(b, (int, OSError))]\n"));
    assert!(tested("def g():\n    for i, b in enumerate(f()):\n        raise b\n"));
    assert!(tested("def h(a):\n    for b in a:\n        type(b)\ndef g():\n    h(f())\n"));
    assert!(tested("def g():\n    a = f()\n    match a[0]:\n        case Exception(): pass\n"));
    assert!(!tested("def g():\n    a = f()\n    for b in a:\n        if isinstance(b, dict): pass\n"));
    assert!(!tested("def g():\n    a = f()\n    return len(a)\n"));
    let other = "    for b in x:\n        if isinstance(b, OSError): pass\n";
    assert!(!tested(&format!("def g(x):\n    for b in f():\n        print(b)\n{other}")));
    assert!(tested("def g(x):\n    for b in f():\n        print(b)\n    if isinstance(b, OSError): pass\n"));
    let again = "    a = x\n    if isinstance(a, OSError): pass\n";
    assert!(!tested(&format!("def g(x):\n    a = f()\n{again}")));
    assert!(tested("def g(x):\n    a = f()\n    if x:\n        a = x\n    if isinstance(a, OSError): pass\n"));
    assert!(tested("def g(x):\n    while x:\n        if isinstance(a, OSError): pass\n        a = f()\n"));
}

#[test]
fn members_of_elements_are_followed() {
    let check = |text: &str, expected: &[&str]| {
        let cx = cx("a.js", text);
        let call = calls(&cx, "f")[0];
        let names: Vec<String> = cx.element_members(call).into_iter().collect();
        assert_eq!(names, expected, "{text}");
    };
    check("const r = f(x.other); r.map((x) => x.value);", &["map", "value"]);
    check("const r = f(); const s = r.filter(g); s.forEach(({ value: v }) => v);", &["filter", "forEach", "value"]);
    check("for (const { value } of f()) g(value);", &["value"]);
    check("const [{ value: a }, b] = f(); b.reason;", &["reason", "value"]);
    check("const r = f(); r[0].value; y.other;", &["value"]);
    check("const r = f(); g(r).value;", &[]);
}

#[test]
fn handlers_swallow_what_they_do_not_raise_again() {
    let swallows = |body: &str| {
        let text = format!("def g(x):\n    try:\n        f()\n    except BaseException as e:\n        {body}\n");
        let cx = cx("a.py", &text);
        let handler = cx.facts.tree.ids().find(|&node| cx.kind(node) == Kind::Handler).expect("there is one");
        let kinds = ["BaseException".to_owned(), "Halt".to_owned()];
        (cx.swallows(handler, &kinds), cx.only_records(handler))
    };
    assert_eq!(swallows("raise"), (false, true));
    assert_eq!(swallows("raise e"), (false, true));
    assert_eq!(swallows("print(e)"), (true, true));
    assert_eq!(swallows("raise ValueError() from e"), (true, true));
    assert_eq!(swallows("if x:\n            raise"), (true, true));
    assert_eq!(swallows("if isinstance(e, OSError):\n            raise"), (true, true));
    assert_eq!(swallows("if isinstance(e, (OSError, Halt)):\n            raise"), (false, true));
    assert_eq!(swallows("if not isinstance(e, OSError) and True:\n            raise"), (false, true));
    assert_eq!(swallows("if not isinstance(e, Exception):\n            raise"), (false, true));
    assert_eq!(swallows("if isinstance(e, x):\n            raise"), (false, true));
    assert_eq!(swallows("match e:\n            case OSError(): raise\n            case _: pass"), (true, true));
    assert_eq!(
        swallows("match e:\n            case Halt() | OSError(): raise\n            case _: pass"),
        (false, true)
    );
    assert_eq!(swallows("match e:\n            case OSError(): pass\n            case _: raise"), (false, true));
    assert_eq!(swallows("for a in x:\n            print(a)\n        else:\n            raise"), (false, true));
    assert_eq!(swallows("for a in x:\n            if a: break\n        else:\n            raise"), (true, true));
    assert_eq!(swallows("x.close()\n        return 1"), (true, false));
    assert_eq!(swallows("while x:\n            raise"), (true, true));
    assert_eq!(swallows("try:\n            f()\n        finally:\n            raise e"), (false, false));
}

#[test]
fn loops_have_rounds_and_exits() {
    let long = |body: &str| {
        let cx = cx("a.py", &format!("N = 10 ** 5\ndef f(n, xs):\n    {body}\n"));
        let function = cx.facts.tree.ids().find(|&node| cx.kind(node) == Kind::Function).expect("there is one");
        cx.long_loops(function, 100_000).len()
    };
    assert_eq!(long("for i in range(N): pass"), 1);
    assert_eq!(long("for i in range(N - 1): pass"), 0);
    assert_eq!(long("for i in range(0, 2 * N, 2): pass"), 1);
    assert_eq!(long("for i in range(n):\n        for j in range(i): pass"), 1);
    assert_eq!(long("for i in range(3):\n        for j in range(3): pass"), 0);
    assert_eq!(long("for i in range(n):\n        for j in xs: pass"), 0);
    assert_eq!(long("sum(i for i in range(1_000_000))"), 1);
    assert_eq!(long("for i in range(N): yield i"), 0);
    let exits = |body: &str| {
        let cx = cx("a.py", &format!("def f(xs):\n    for x in xs:\n        {body}\n"));
        let node = cx.facts.tree.ids().find(|&node| cx.kind(node) == Kind::For).expect("there is one");
        cx.exits_early(node)
    };
    assert!(exits("break") && exits("if x: return x") && exits("for y in x: pass\n        else: break"));
    assert!(!exits("for y in x: break") && !exits("def g(): return 1") && !exits("continue"));
}

#[test]
fn things_that_are_kept_already_are_found() {
    let holder = |text: &str| {
        let (cx, call) = first(text);
        cx.holder(call, "tasks", "set", false)
    };
    assert_eq!(holder("my_tasks = set()\ndef g():\n    f()\n").as_deref(), Some("my_tasks"));
    assert_eq!(holder("my_tasks = {1}\ndef g():\n    f()\n"), None);
    assert_eq!(holder("tasks = set()\ndef g(tasks):\n    f()\n"), None);
    assert_eq!(holder("tasks = set()\ndef g():\n    global tasks\n    tasks = set()\n    f()\n"), None);
    let class = |made: &str| {
        format!("class A:\n    def __init__(self):\n        self.tasks = {made}\n    def g(me):\n        f()\n")
    };
    assert_eq!(holder(&class("set()")).as_deref(), Some("me.tasks"));
    assert_eq!(holder(&class("[]")), None);
}

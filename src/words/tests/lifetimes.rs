use super::{cx, said_at};
use crate::facts::{Kind, Role};

fn check(text: &str, expected: &[(&str, &str)]) {
    for (expression, wanted) in expected {
        assert_eq!(said_at("a.rs", text, expression), *wanted, "{expression} in {text}");
    }
}

#[test]
fn guards_live_to_the_end_of_their_scope() {
    let held = |body: &str| {
        let text = format!("async fn g() {{ {body} }}");
        said_at("a.rs", &text, "site.held(['lock']) | length")
    };
    assert_eq!(held("let a = m.lock().unwrap(); f();"), "1");
    assert_eq!(held("{ let a = m.lock().unwrap(); } f();"), "0");
    assert_eq!(held("let x = { let a = m.lock().unwrap(); *a }; f();"), "0");
    assert_eq!(held("let a = m.lock().await; f();"), "0");
    assert_eq!(held("let a = m.lock().unwrap().len(); f();"), "0");
    assert_eq!(held("if let Ok(a) = m.lock() { f(); }"), "1");
    assert_eq!(held("match m.lock().unwrap().pop() { _ => f() }"), "1");
    assert_eq!(held("if m.lock().unwrap().is_empty() { f(); }"), "0");
    assert_eq!(held("let a = m.lock().unwrap(); async { f() };"), "0");
    assert_eq!(held("let a = &*m.lock().unwrap(); f();"), "1");
    assert_eq!(held("let a = &m.lock().unwrap().name; f();"), "1");
    assert_eq!(held("let a = &m.lock().unwrap().rows[0].name; f();"), "1");
    assert_eq!(held("let (a, b) = &mut *m.lock().unwrap(); f();"), "1");
    assert_eq!(held("let Pair { ref a, b } = *m.lock().unwrap(); f();"), "1");
    assert_eq!(held("let Pair { a, b } = *m.lock().unwrap(); f();"), "0");
    assert_eq!(held("let a = (&*m.lock().unwrap(), 1); f();"), "1");
    assert_eq!(held("let a = Some(m.lock().unwrap().len()); f();"), "0");
    assert_eq!(held("let a = View { rows: &m.lock().unwrap().rows }; f();"), "1");
    assert_eq!(held("let a = { &*m.lock().unwrap() }; f();"), "1");
    assert_eq!(held("let a = -*m.lock().unwrap(); f();"), "0");
    assert_eq!(held("f(m.lock().unwrap().len());"), "1");
    assert_eq!(held("f({ let a = m.lock().unwrap(); *a });"), "0");
    assert_eq!(held("f(async { m.lock().unwrap().len() });"), "0");
    assert_eq!(held("if let Some(a) = m.lock().unwrap().pop() {} else { f(); }"), "1");
}

#[test]
fn a_guard_is_held_over_awaits_until_a_call_takes_it() {
    let waits = |body: &str| {
        let cx = cx("a.rs", &format!("async fn g() {{ let a = m.lock().unwrap(); {body} }}"));
        let named = |node: &crate::facts::NodeId| cx.text(*node) == "a";
        let bound = cx.facts.tree.of_kind(Kind::Name).find(named).expect("a is bound");
        let block = cx.facts.tree.of_kind(Kind::Block).next().expect("a body");
        cx.awaits_with(bound, block).len()
    };
    assert_eq!(waits("f().await; h().await;"), 2);
    assert_eq!(waits("drop(a); f().await;"), 0);
    assert_eq!(waits("if x { drop(a); f().await; return; } h().await;"), 1);
    assert_eq!(waits("s(async { f().await });"), 0);
    assert_eq!(waits("let b = a; f().await;"), 1);
    assert_eq!(waits("f(a).await;"), 1);
}

#[test]
fn what_a_guard_gives_is_owned_or_borrowed() {
    let owned = |value: &str| {
        let text = format!("async fn g() {{ let a = m.lock().unwrap(); let x = {value}; f(); }}");
        let cx = cx("a.rs", &text);
        let named = |node: &crate::facts::NodeId| cx.text(*node) == "x";
        let target = cx.facts.tree.of_kind(Kind::Name).find(named).expect("x is bound");
        let assign = cx.facts.tree.parent(target).expect("in a let");
        cx.is_owned_result(cx.child(assign, Role::Value).expect("with a value"))
    };
    assert!(owned("*a"));
    assert!(owned("a.count"));
    assert!(owned("a.get(1).map(|it| it.name.clone())"));
    assert!(owned("std::mem::take(&mut *a)"));
    assert!(owned("(a.len(), a.first().copied())"));
    assert!(owned("match a.get(1) { Some(it) => it.len(), None => return }"));
    assert!(owned("View { n: a.len() }"));
    assert!(!owned("a.get(1)"));
    assert!(!owned("a.iter().map(|it| &it.name).collect::<Vec<_>>()"));
    assert!(!owned("a.iter().max_by_key(|it| it.len())"));
    assert!(!owned("View { n: a.first() }"));
    assert!(!owned("if a.is_empty() { 1 } else { a.first() }"));
}

#[test]
fn methods_are_found_through_written_types() {
    let is_known = |body: &str| {
        let text = format!(
            "struct S {{ v: u8 }}\nimpl S {{ fn new() -> Self {{ S {{ v: 1 }} }} fn m(&self) -> u8 {{ 1 }} }}\n\
             struct W {{ s: std::sync::Arc<S>, t: T }}\nimpl W {{ fn g(&self, s: &S, t: &T) {{ {body} }} }}"
        );
        let cx = cx("a.rs", &text);
        cx.facts.tree.of_kind(Kind::Call).any(|call| cx.text(call).ends_with("m()") && cx.own_function(call).is_some())
    };
    assert!(is_known("s.m();"));
    assert!(is_known("self.s.m();"));
    assert!(is_known("let a = S::new(); a.m();"));
    assert!(is_known("let a: Box<S> = make(); a.m();"));
    assert!(is_known("let a = Arc::new(S::new()); a.m();"));
    assert!(is_known("let a = S { v: 2 }; a.m();"));
    assert!(is_known("let a = S::default(); let b = a.clone(); b.m();"));
    assert!(is_known("let a = S; a.m();"));
    assert!(is_known("S.m();"));
    assert!(!is_known("t.m();"));
    assert!(!is_known("self.t.m();"));
    assert!(!is_known("let a = make(); a.m();"));
    assert!(!is_known("fn h<S: M>(s: S) { s.m(); }"));
}

#[test]
fn functions_of_modules_are_of_the_file() {
    let given = |call: &str| {
        let text = format!(
            "fn g() {{ {call}; }}\nmod a {{ pub fn f() -> u8 {{ 1 }} pub mod b {{ pub fn f() -> u16 {{ 1 }} }} }}\n\
             mod c {{ #[made] pub fn f() -> u32 {{ 1 }} }}\nmod d;"
        );
        let cx = cx("a.rs", &text);
        let function = cx.facts.tree.of_kind(Kind::Call).next().and_then(|call| cx.own_function(call));
        function.and_then(|it| cx.child(it, Role::Returns)).map_or(String::new(), |it| cx.text(it).to_owned())
    };
    assert_eq!(given("a::f()"), "u8");
    assert_eq!(given("self::a::f()"), "u8");
    assert_eq!(given("a::b::f()"), "u16");
    assert_eq!(given("c::f()"), "");
    assert_eq!(given("d::f()"), "");
    assert_eq!(given("std::f()"), "");
    assert_eq!(given("use a::f; f()"), "u8");
    assert_eq!(given("use self::a::b::f as g; g()"), "u16");
    assert_eq!(given("use a::b; b::f()"), "u16");
    assert_eq!(given("use std::f; f()"), "");
}

#[test]
fn an_await_in_an_argument_stands_behind() {
    let behind = |body: &str| {
        let cx = cx("a.rs", &format!("async fn g() {{ {body} }}"));
        let locks = |call: &crate::facts::NodeId| cx.text(*call).ends_with("lock()");
        let lock = cx.facts.tree.of_kind(Kind::Call).find(locks).expect("a lock");
        cx.awaited_behind(lock).is_some()
    };
    assert!(behind("m.lock().unwrap().push(f().await);"));
    assert!(!behind("m.lock().unwrap().push(1);"));
    assert!(!behind("m.lock().unwrap().push(async { f().await });"));
    assert!(!behind("f(m.lock(), h().await);"));
    assert!(behind("let n = m.lock().unwrap().len() + h().await;"));
    assert!(behind("f(*m.lock().unwrap(), h().await);"));
    assert!(!behind("let n = h().await + m.lock().unwrap().len();"));
    assert!(!behind("let b = m.lock().unwrap().is_empty() && h().await;"));
    assert!(!behind("f({ m.lock().unwrap().len() }, h().await);"));
}

#[test]
fn loops_count_by_ranges_and_by_steps() {
    let counting = |text: &str| {
        said_at("a.rs", &format!("fn g() {{ {text} {{ f(); }} }}"), "site.function.counting_loops | length")
    };
    assert_eq!(counting("for i in 0..n"), "1");
    assert_eq!(counting("for i in list"), "0");
    assert_eq!(counting("while i < n { i += 1; }"), "1");
    assert_eq!(counting("while i < n { n(); }"), "0");
    assert_eq!(counting("while f() { i += 1; }"), "0");
}

#[test]
fn a_guard_can_be_given_up() {
    let text = "async fn g() { let a = m.lock().unwrap(); drop(a); f(); }";
    check(text, &[("site.held(['lock']) | length", "1"), ("site.held(['lock'], true) | length", "0")]);
    let text = "async fn g() { let a = m.lock().unwrap(); if x { drop(a); } f(); }";
    check(text, &[("site.held(['lock'], true) | length", "1")]);
}

#[test]
fn declarations_are_followed() {
    let text = "use std::sync::{Arc, Mutex};\nstruct S { m: Arc<Mutex<u8>> }\n\
                impl S { fn g(&self) { f(self.m); } }";
    check(text, &[("site.args[0].declared_as | join(' ')", "std::sync::Arc std::sync::Mutex u8")]);
    let text = "use std::sync::Mutex;\nfn g() { let m = Mutex::new(1); let n = m.clone(); f(n); }";
    check(text, &[("site.args[0].declared_as | join(' ')", "std::sync::Mutex::new")]);
    let text = "use tokio::sync::oneshot;\nfn g() { let (a, b) = oneshot::channel(); f(b); }";
    check(text, &[("site.args[0].declared_as | join(' ')", "tokio::sync::oneshot::channel")]);
}

#[test]
fn what_stays_on_its_thread_is_seen() {
    let bound = |body: &str| {
        let text = format!(
            "use std::rc::Rc;\nuse std::error::Error;\nuse std::sync::MutexGuard;\nstruct S {{ rc: Rc<u8> }}\n\
             fn locked() -> MutexGuard<'static, u8> {{ h() }}\nfn fails() -> Result<u8, Box<dyn Error>> {{ h() }}\n\
             fn sent() -> Result<u8, Box<dyn Error + Send>> {{ h() }}\nasync fn g() {{ {body} }}"
        );
        said_at("a.rs", &text, "site.thread_bound | join(' ')")
    };
    assert_eq!(bound("let a = Rc::new(1); f();"), "Rc");
    assert_eq!(bound("let a = Some(vec![Rc::new(1)]); f();"), "Rc");
    assert_eq!(bound("let a = Rc::new(1); drop(a); f();"), "");
    assert_eq!(bound("let a = Rc::new(1); h(&a); drop(a); f();"), "Rc");
    assert_eq!(bound("type E = Result<u8, Rc<u8>>; let Err(a) = h() as E else { return }; f();"), "Rc");
    assert_eq!(bound("type E = Result<u8, Rc<u8>>; let Ok(a) = h() as E else { return }; f();"), "");
    assert_eq!(bound("let a = Rc::new(1).clone(); f();"), "Rc");
    assert_eq!(bound("let a = m.lock().unwrap().clone(); f();"), "");
    assert_eq!(bound("let a: Option<S> = None; f();"), "Rc");
    assert_eq!(bound("let a = locked(); drop(a); f();"), "MutexGuard");
    assert_eq!(bound("let (a, b) = (1, m.lock().unwrap()); f();"), "guard");
    assert_eq!(bound("if let Err(a) = fails() { f(); }"), "dyn Error");
    // The value of the head lives through the body.
    assert_eq!(bound("if let Ok(a) = fails() { f(); }"), "dyn Error");
    assert_eq!(bound("if let Some(a) = fails().ok() { f(); }"), "");
    assert_eq!(bound("let Ok(a) = fails() else { return }; f();"), "");
    assert_eq!(bound("match fails().is_ok() { _ => f() }"), "dyn Error");
    assert_eq!(bound("if fails().is_ok() { f(); }"), "");
    assert_eq!(bound("if let Err(a) = sent() { f(); }"), "");
    assert_eq!(bound("let a = b as *const u8; f();"), "raw pointer");
}

#[test]
fn owned_items_are_seen() {
    let owned = |parameter: &str, iterator: &str| {
        let text = format!("fn g(v: {parameter}) {{ f({iterator}); }}");
        said_at("a.rs", &text, "site.args[0].handles_owned")
    };
    assert_eq!(owned("Vec<u32>", "v.into_iter().map(h)"), "true");
    assert_eq!(owned("&[u32]", "v.into_iter().map(h)"), "false");
    assert_eq!(owned("Vec<&'static str>", "v.into_iter()"), "false");
    assert_eq!(owned("Vec<u32>", "v.iter()"), "false");
    assert_eq!(owned("&[u32]", "v.iter().copied()"), "true");
    assert_eq!(owned("&[u32]", "v.iter().copied().filter(|n| h(n))"), "true");
    assert_eq!(owned("&[u32]", "v.iter().filter(big).copied()"), "true");
    assert_eq!(owned("&[u32]", "v.iter().filter(|n| h(n)).copied()"), "false");
    assert_eq!(owned("&[u32]", "(0..9).zip(v.iter().filter(|n| h(n)).copied())"), "false");
    assert_eq!(owned("&[&str]", "v.iter().copied()"), "false");
    assert_eq!(owned("HashMap<&'static str, u8>", "v.into_values()"), "false");
    assert_eq!(owned("u8", "(0..9).map(h)"), "true");
    assert_eq!(owned("u8", "vec![1, 2].into_iter()"), "true");
    assert_eq!(owned("u8", "vec![\"a\"].into_iter()"), "false");
    assert_eq!(owned("Vec<u32>", "v.into_iter().zip(w.iter())"), "false");
}

#[test]
fn closures_are_seen_with_what_takes_them() {
    let text = "async fn g() { x.map(|a| f(a)); }";
    check(text, &[("site.in_closure", "true"), ("site.closure_takers[0].callee.name", "map")]);
    check("async fn g() { let h = |a| f(a); }", &[("site.in_closure", "true"), ("site.closure_takers | length", "0")]);
    check("fn g() { x.map(|a| f(a)); }", &[("site.in_closure", "false")]);
}

#[test]
fn calm_code_only_computes() {
    check("fn g() { f(a + b.wrapping_add(1) as u8); }", &[("site.args[0].calm", "true")]);
    check("fn g() { f(a + h()); }", &[("site.args[0].calm", "false")]);
    check("fn g() { f(a?); }", &[("site.args[0].calm", "false")]);
}

#[test]
fn values_of_blocks_go_on() {
    check("fn g() -> u8 { f() }", &[("site.kept", "returned")]);
    check("fn g() { if a { f() } else { 1 }; }", &[("site.kept", "dropped")]);
    check("fn g() -> u8 { if a { f() } else { 1 } }", &[("site.kept", "returned")]);
    check("fn g() { let x = match a { _ => f()? }; h(x) }", &[("site.kept", "bound")]);
    check("fn g() { f(); }", &[("site.kept", "dropped")]);
}

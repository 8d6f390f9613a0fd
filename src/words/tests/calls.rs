use super::{check, said};

const HELPERS: &str = "
import os
from pathlib import Path

def low(): os.system('x')
def f(): return low()
def gen():
    yield low()
async def co(): low()
class Maker:
    def __init__(self): low()
class Own(Path): pass
f()
";

#[test]
fn calls_lead_through_functions_of_the_file() {
    check(
        HELPERS,
        &[
            ("site.called_function.name", "f"),
            ("site.runs | map(attribute='name') | join(' ')", "f low"),
            ("site.reaches('os.system')", "true"),
            ("site.reaches(['os.popen'])", "false"),
            ("site.reaches('blocking calls')", "true"),
            ("file.reaching('os.system') | join(' ')", "f()"),
            ("file.calls('os.system') | length", "1"),
            ("file.callers('os.system') | join(' ')", "low() low() low() low() f()"),
        ],
    );
    let reached = |call: &str| said(&HELPERS.replace("\nf()\n", &format!("\n{call}\n")), "file.reaches('os.system')");
    assert_eq!(reached("gen()"), "false");
    assert_eq!(reached("co()"), "true");
    assert_eq!(reached("Maker()"), "true");
    assert_eq!(reached("lambda: f()"), "false");
}

#[test]
fn a_class_of_the_file_counts_for_its_base() {
    let text = HELPERS.replace("\nf()\n", "\nOwn('x')\n");
    assert_eq!(said(&text, "file.calls('pathlib.Path') | length"), "1");
}

#[test]
fn surely_is_not_perhaps() {
    let sure =
        |body: &str| said(&format!("import os\ndef f(x):\n    {body}\nf(1)\n"), "site.surely_reaches('os.abort')");
    assert_eq!(sure("return [os.abort()]"), "true");
    assert_eq!(sure("for _ in os.abort(): pass"), "true");
    assert_eq!(sure("if x: os.abort()"), "false");
    assert_eq!(sure("if x: return\n    os.abort()"), "false");
    assert_eq!(sure("x and os.abort()"), "false");
    assert_eq!(sure("try: os.abort()\n    except OSError: pass"), "false");
    assert_eq!(sure("try: os.abort()\n    finally: pass"), "true");
    assert_eq!(sure("return lambda: os.abort()"), "false");
}

#[test]
fn methods_have_the_path_of_their_class() {
    check(
        "from pathlib import Path as P\nf((P('x') / 'y').parent.read_text())\n",
        &[("site.args[0].called", "pathlib.Path.read_text")],
    );
    check(
        "import multiprocessing as m\nf(m.get_context('fork').Pool(), m.get_context().Pool())\n",
        &[
            ("site.args[0].called", "multiprocessing.context.ForkContext.Pool"),
            ("site.args[1].called", "multiprocessing.context.BaseContext.Pool"),
        ],
    );
}

#[test]
fn who_takes_a_value() {
    check("g(*[f() for _ in x])\n", &[("site.taker.callee", "g")]);
    check("g(a={f()})\n", &[("site.taker.callee", "g")]);
    check("g(f().a)\n", &[("site.taker", "none")]);
    check("a = f()\n", &[("site.taker", "none")]);
}

#[test]
fn two_calls_in_one_run_of_the_program() {
    let runs = |text: &str| said(text, "file.calls('asyncio.run') | having('has_companion', 'asyncio.run') | length");
    assert_eq!(runs("import asyncio\nasyncio.run(a)\nasyncio.run(b)\n"), "2");
    assert_eq!(runs("import asyncio\nif x: asyncio.run(a)\nelse: asyncio.run(b)\n"), "0");
    assert_eq!(runs("import asyncio\n@cli\ndef a(): asyncio.run(a)\n@cli\ndef b(): asyncio.run(b)\n"), "0");
}

#[test]
fn what_was_asked_before() {
    check(
        "def g(x):\n    if x.done(): return x.f()\n    f()\n",
        &[
            ("file.calls('none') | length", "0"),
            ("site.function.all_calls[1].asked('done')", "true"),
            ("site.function.all_calls[1].asked('empty')", "false"),
        ],
    );
}

#[test]
fn what_a_statement_does() {
    let statement = |body: &str, word: &str| said(&format!("def g(x):\n    for i in x:\n        {body}\nf()\n"), word);
    let last = "file.body.body.body";
    assert_eq!(statement("break", &format!("{last}.exits")), "true");
    assert_eq!(statement("for j in i: break", &format!("{last}.exits")), "false");
    assert_eq!(statement("h = lambda: 1", &format!("{last}.exits")), "false");
    assert_eq!(statement("if i: raise x", &format!("{last}.exits")), "true");
    assert_eq!(statement("self.a = 1", &format!("{last}.assigns('self.a.b')")), "true");
    assert_eq!(statement("self.ab = 1", &format!("{last}.assigns('self.a')")), "false");
    assert_eq!(statement("x.release()", &format!("{last}.mentions('x.release()')")), "true");
}

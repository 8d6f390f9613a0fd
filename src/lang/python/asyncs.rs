//! Whether a name can stand in an async function of a module, by the look of its lines: nothing is parsed.

use std::ops::Range;

use super::lines::{Line, Lines, has, is_deeper, places};
use crate::lang::Call;
use crate::text::{is_word, without_bom};

/// Whether one of `calls` may stand in an async function of `text`, or go there by another name. True where that is not
/// certain.
pub(super) fn may_hold(text: &[u8], calls: &[Call]) -> bool {
    // A byte order mark is no part of the first word.
    seen(without_bom(text), calls).unwrap_or(true)
}

/// As [`may_hold`]; none if the text cannot be followed.
fn seen(text: &[u8], calls: &[Call]) -> Option<bool> {
    let mut lines = Lines::of(text);
    // The blanks before the async function that is being read.
    let mut around: Option<Range<usize>> = None;
    while let Some(line) = lines.next()? {
        if let Some(outer) = &around
            && !is_deeper(text, &line.indent, outer)?
        {
            around = None;
        }
        if around.is_none() && line.word(text) == b"async" {
            around = Some(line.indent.clone());
        }
        let code = &text[line.code.clone()];
        let counts = |call: &Call, at: usize| match around {
            Some(_) => !is_of_other_module(text, call, &code[..at]),
            None => !keeps_name(&line, text, &code[at + call.name.len()..]),
        };
        if calls.iter().any(|call| places(code, call.name.as_bytes()).any(|at| counts(call, at))) {
            return Some(true);
        }
    }
    Some(false)
}

/// Whether what stands behind `before` is a member of a module that is imported by its own name, and not the one of the
/// call.
fn is_of_other_module(text: &[u8], call: &Call, before: &[u8]) -> bool {
    let Some((owner, object)) = call.owner.as_ref().zip(before.strip_suffix(b".")) else { return false };
    let start = object.iter().rposition(|&byte| !is_word(byte)).map_or(0, |at| at + 1);
    let module = &object[start..];
    let is_member = object[..start].ends_with(b".");
    !is_member && !module.is_empty() && module != owner.as_bytes() && is_plain_import(text, module)
}

/// Whether `import name` stands in the text, and nothing that gives the name to something else.
fn is_plain_import(text: &[u8], name: &[u8]) -> bool {
    let mut imported = false;
    for at in places(text, name) {
        let (before, behind) = (text[..at].trim_ascii_end(), text[at + name.len()..].trim_ascii_start());
        if before.ends_with(b" as") || behind.starts_with(b"=") || behind.starts_with(b":") {
            return false;
        }
        let head = before.strip_suffix(b"import").map(|head| head.iter().rfind(|byte| !matches!(byte, b' ' | b'\t')));
        imported |= head.is_some_and(|last| last.is_none_or(|&byte| byte == b'\n'));
    }
    imported
}

/// Whether a name with `behind` after it, outside of async functions, goes by no other name for that: it is called,
/// imported as it is, or stands in a description.
fn keeps_name(line: &Line, text: &[u8], behind: &[u8]) -> bool {
    let code = &text[line.code.clone()];
    let alone = !code.contains(&b';');
    let imports = alone && matches!(line.word(text), b"from" | b"import");
    let describes = alone && matches!(code.first(), Some(b'"' | b'\'')) && !has(code, b":=");
    match behind.trim_ascii_start().first() {
        Some(b'(') => true,
        None | Some(b',' | b')') => imports || describes,
        _ => describes,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sleeps(text: &str) -> bool {
        let call = Call { owner: Some("time".to_owned()), name: "sleep".to_owned() };
        may_hold(text.as_bytes(), &[call])
    }

    #[test]
    fn a_name_in_an_async_function_counts() {
        for text in [
            "import time\nasync def f():\n    time.sleep(1)\n",
            "class A:\n    async def f(self):\n        def g():\n            time.sleep(1)\n        g()\n",
            "async def f(): time.sleep(1)\n",
            "async def f(x=time.sleep(1)):\n    pass\n",
            "async def f():\n    x = (1,\n2)\n    time.sleep(1)\n",
            "async def f():\n# said\n\n    time.sleep(1)\n",
            "if x:\n\tasync \\\n  def f():\n\t\ttime.sleep(1)\n",
            "\u{feff}async def f():\n    time.sleep(1)\n",
            "\u{feff}import time\n\x0casync def f():\n    time.sleep(1)\n",
            "\x0casync def f():\n    time.sleep(1)\n",
        ] {
            assert!(sleeps(text), "{text}");
        }
    }

    #[test]
    fn another_name_for_it_counts() {
        for text in [
            "from time import sleep as nap\nasync def f():\n    nap(1)\n",
            "from time import (\n    monotonic,\n    sleep as nap,\n)\nasync def f():\n    nap(1)\n",
            "nap = time.sleep\nasync def f():\n    nap(1)\n",
            "from time import sleep; nap = sleep\nasync def f():\n    nap(1)\n",
            "nap = partial(time.sleep, 1)\nasync def f():\n    nap()\n",
            "'a' if (nap := time.sleep) else 'b'\nasync def f():\n    nap(1)\n",
            "'said'; nap = time.sleep\nasync def f():\n    nap(1)\n",
        ] {
            assert!(sleeps(text), "{text}");
        }
    }

    #[test]
    fn elsewhere_it_does_not() {
        for text in [
            "from time import monotonic, sleep\nasync def f():\n    pass\n\ndef g():\n    sleep(1)\n",
            "import time\nasync def f():\n    pass\ntime.sleep (1)\n",
            "def g():\n    '''Wait, then\n    sleep as long.'''\n    x.sleep(1)\nasync def f():\n    await asleep(1)\n",
            "class A:\n    async def f(self):\n        pass\n\n    def sleep(self):\n        pass\n",
            "# sleep as nap\nasync def f():\n    pass  # sleep\n",
        ] {
            assert!(!sleeps(text), "{text}");
        }
    }

    #[test]
    fn members_of_other_modules_do_not() {
        let naps =
            |import: &str| sleeps(&format!("import time\n{import}\nasync def f():\n    await asyncio.sleep(1)\n"));
        assert!(!naps("import asyncio"));
        assert!(!naps("try:\n    import asyncio\nexcept E: pass"));
        for import in
            ["import time as asyncio", "from x import asyncio", "asyncio = time", "import asyncio\nasyncio = time"]
        {
            assert!(naps(import), "{import}");
        }
        assert!(sleeps("import asyncio\nasync def f():\n    x.asyncio.sleep(1)\n"));
        assert!(!sleeps("from time import sleep\nimport asyncio\nasync def f():\n    await asyncio.sleep(1)\n"));
        assert!(sleeps("from time import sleep\nimport asyncio\nasync def f():\n    sleep(1)\n"));
    }

    #[test]
    fn what_cannot_be_followed_may_hold_it() {
        assert!(sleeps("async def f():\n    pass\nx = f'{a['b']}'\n"));
        assert!(sleeps("async def f():\n    (pass\n"));
    }
}

//! The rules of added, removed and used imports, one line each.

use crate::edit::EditSet;
use crate::facts::{BindingId, NodeId};
use crate::lang::python::Python;
use crate::lang::python::tests::{facts_at, last};
use crate::lang::{ImportRequest, Language, Spelling};
use crate::text::Source;

fn request(module: &str) -> ImportRequest {
    let local = module.split('.').next().unwrap_or(module).to_owned();
    ImportRequest { module: module.to_owned(), export: None, local, within: Vec::new() }
}

/// `add` are modules or `module:name`; `dead` are names whose bindings without reads have lost their last use.
fn changed(path: &str, before: &str, add: &[&str], dead: &[&str]) -> String {
    let (source, facts) = (Source::new(path, before), facts_at(path, before));
    let add: Vec<ImportRequest> = add
        .iter()
        .map(|wanted| match wanted.split_once(':') {
            Some((module, name)) => ImportRequest {
                module: module.into(),
                export: Some(name.into()),
                local: name.into(),
                within: Vec::new(),
            },
            None => request(wanted),
        })
        .collect();
    let is_dead = |&(_, binding): &(BindingId, &crate::facts::Binding)| dead.contains(&&*binding.name);
    let dead: Vec<BindingId> = facts.scopes.all().filter(is_dead).map(|(id, _)| id).collect();
    let edits = Python.import_edits(&source, &facts, 88, &add, &dead);
    let after = EditSet::new(edits).expect("the edits are disjoint").apply(before);
    facts_at(path, &after);
    after
}

fn check(before: &str, add: &[&str], dead: &[&str], after: &str) {
    assert_eq!(changed("a.py", before, add, dead), after, "{before}");
    // A text of one line without an end says nothing of line ends.
    let crlf = |text: &str| if before.contains('\n') { text.replace('\n', "\r\n") } else { text.to_owned() };
    assert_eq!(changed("a.py", &crlf(before), add, dead), crlf(after), "with CRLF:\n{before}");
    let marked = format!("\u{feff}{before}");
    assert_eq!(changed("a.py", &marked, add, dead), format!("\u{feff}{after}"), "with a byte order mark:\n{before}");
}

fn check_add(before: &str, add: &[&str], after: &str) {
    check(before, add, &[], after);
}

fn check_dead(before: &str, dead: &[&str], after: &str) {
    check(before, &[], dead, after);
}

#[test]
fn constants_may_stand_above_the_first_import() {
    let head = "from __future__ import annotations\n\n__all__ = [\"f\"]\n\nABOUT = \"\"\"\ntext\n\"\"\"\n\n";
    check_add(&format!("{head}import os\n"), &["asyncio"], &format!("{head}import asyncio\nimport os\n"));
    check_add("x = 1\nimport os\n", &["sys"], "import sys\n\nx = 1\nimport os\n");
}

#[test]
fn adds_in_order_to_the_first_standard_block() {
    check_add("import os\nimport sys\n", &["asyncio"], "import asyncio\nimport os\nimport sys\n");
    check_add("import abc\nimport sys\n", &["asyncio"], "import abc\nimport asyncio\nimport sys\n");
    check_add("import abc\nimport ast\n", &["asyncio"], "import abc\nimport ast\nimport asyncio\n");
    check_add("import abc\nfrom os import path\n", &["asyncio"], "import abc\nimport asyncio\nfrom os import path\n");
    check_add("from os import path\nx\n", &["threading"], "import threading\nfrom os import path\nx\n");
    check_add("import os.path\nimport b\n", &["asyncio"], "import asyncio\nimport os.path\nimport b\n");
    check_add("import requests\n\nimport os\n", &["asyncio"], "import requests\n\nimport asyncio\nimport os\n");
    check_add("import abc\n\nimport os\n", &["asyncio"], "import abc\nimport asyncio\n\nimport os\n");
    check_add("import abc\n# more\nimport os\n", &["asyncio"], "import abc\nimport asyncio\n# more\nimport os\n");
    check_add("import abc  # c\nx\n", &["asyncio"], "import abc  # c\nimport asyncio\nx\n");
    check_add("import os", &["sys"], "import os\nimport sys");
    check_add("import abc", &["sys", "asyncio"], "import abc\nimport asyncio\nimport sys");
    check_add(
        "import json\nfrom x import (\n    y,\n)\n",
        &["os"],
        "import json\nimport os\nfrom x import (\n    y,\n)\n",
    );
}

#[test]
fn the_future_and_docstrings_come_first() {
    let doc = "\"\"\"Doc.\"\"\"\n\nfrom __future__ import annotations\n\n";
    check_add(&format!("{doc}import os\n"), &["asyncio"], &format!("{doc}import asyncio\nimport os\n"));
    check_add(&format!("{doc}from os import path\n"), &["time"], &format!("{doc}import time\nfrom os import path\n"));
    check_add(
        "from __future__ import annotations\nimport os\n",
        &["abc"],
        "from __future__ import annotations\nimport abc\nimport os\n",
    );
    check_add(
        "from __future__ import annotations\n\nx\n",
        &["os"],
        "from __future__ import annotations\n\nimport os\n\nx\n",
    );
}

#[test]
fn adds_in_front_where_no_block_is_of_the_standard_library() {
    check_add("import requests\n\nx\n", &["asyncio"], "import asyncio\n\nimport requests\n\nx\n");
    check_add("from . import os\n", &["asyncio"], "import asyncio\n\nfrom . import os\n");
    check_add(
        "try:\n    import x\nexcept E:\n    x = None\n",
        &["os"],
        "import os\n\ntry:\n    import x\nexcept E:\n    x = None\n",
    );
    check_add("import requests\n", &["sys", "abc"], "import abc\nimport sys\n\nimport requests\n");
}

#[test]
fn adds_to_files_without_imports() {
    check_add("\"\"\"Doc.\"\"\"\n\n\ndef f(): pass\n", &["os"], "\"\"\"Doc.\"\"\"\n\nimport os\n\n\ndef f(): pass\n");
    check_add("\"\"\"Doc.\"\"\"", &["os"], "\"\"\"Doc.\"\"\"\n\nimport os");
    check_add("x = 1\n", &["os"], "import os\n\nx = 1\n");
    check_add("def f(): pass\n", &["os"], "import os\n\n\ndef f(): pass\n");
    check_add("@d\nclass A: pass\n", &["os"], "import os\n\n\n@d\nclass A: pass\n");
    check_add(
        "#!/usr/bin/env python3\n# coding: utf-8\n# A tool.\n\nx = 1\n",
        &["os"],
        "#!/usr/bin/env python3\n# coding: utf-8\n# A tool.\n\nimport os\n\nx = 1\n",
    );
    check_add(
        "#!/usr/bin/env python3\ndef f(): pass\n",
        &["os"],
        "#!/usr/bin/env python3\nimport os\n\n\ndef f(): pass\n",
    );
    check_add("# It does.\ndef f(): pass\n", &["os"], "import os\n\n\n# It does.\ndef f(): pass\n");
    check_add(
        "# A tool.\n\n# It does.\ndef f(): pass\n",
        &["os"],
        "# A tool.\n\nimport os\n\n\n# It does.\ndef f(): pass\n",
    );
    check_add("x = 1\nimport os\n", &["abc"], "import abc\n\nx = 1\nimport os\n");
}

#[test]
fn what_is_there_is_not_added() {
    check_add("import os\n", &["os"], "import os\n");
    check_add("import os.path\n", &["os"], "import os.path\n");
    check_add("import concurrent.futures\n", &["concurrent.futures"], "import concurrent.futures\n");
    check_add("import os as system\n", &["os"], "import os as system\nimport os\n");
    check_add("import abc\n", &["os", "os"], "import abc\nimport os\n");
    check_add("from os import path\n", &["os:path"], "from os import path\n");
}

#[test]
fn names_join_the_import_of_their_module() {
    check_add("from threading import Thread\n", &["threading:RLock"], "from threading import Thread, RLock\n");
    check_add("from a import (\n    b,\n)\n", &["a:c"], "from a import (\n    b, c,\n)\n");
    check_add("import abc\n", &["threading:RLock"], "import abc\nfrom threading import RLock\n");
    check(
        "from threading import Lock, Thread\n",
        &["threading:RLock"],
        &["Lock"],
        "from threading import RLock, Thread\n",
    );
}

#[test]
fn takes_names_out_of_lists() {
    check_dead("import sys, time\n", &["time"], "import sys\n");
    check_dead("import time, sys\n", &["time"], "import sys\n");
    check_dead("from time import monotonic, sleep as pause\n", &["pause"], "from time import monotonic\n");
    check_dead("from a import b as c, d, e\n", &["c"], "from a import d, e\n");
    check_dead("from a import b, c, d\n", &["b", "c"], "from a import d\n");
    check_dead("from a import b, c, d\n", &["b", "d"], "from a import c\n");
    check_dead("from a import (b, c,)\n", &["c"], "from a import (b,)\n");
    check_dead("from a import (\n    b,\n    c,\n    d,\n)\n", &["c"], "from a import (\n    b,\n    d,\n)\n");
    check_dead("from a import (\n    b,\n    c\n)\n", &["c"], "from a import (\n    b,\n)\n");
    check_dead("from a import (\n    b, c,\n    d\n)\n", &["c", "d"], "from a import (\n    b,\n)\n");
    check_dead("from a import (b,\n    c)\n", &["b"], "from a import (c)\n");
    check_dead("from a import (b,\n    c)\n", &["c"], "from a import (b)\n");
    check_dead("from a import b, \\\n    c\n", &["c"], "from a import b\n");
    check_dead("from a import b, \\\n    c\n", &["b"], "from a import c\n");
}

#[test]
fn takes_lines_with_the_blank_ones_that_would_meet() {
    check_dead("import asyncio\nimport time\n\n\nx\n", &["time"], "import asyncio\n\n\nx\n");
    check_dead("import time\n\n\nx\n", &["time"], "x\n");
    check_dead("\"\"\"Doc.\"\"\"\n\nimport time\n\n\nx\n", &["time"], "\"\"\"Doc.\"\"\"\n\n\nx\n");
    check_dead("import a\n\n\nimport time\n\nx\n", &["time"], "import a\n\n\nx\n");
    check_dead("# c\nimport time\n\nx\n", &["time"], "# c\n\nx\n");
    check_dead("import time\nfrom t import (\n    sleep,\n    nap,\n)\n\nx\n", &["time", "sleep", "nap"], "x\n");
    check_dead("import a\n\nimport b\n\n\nx\n", &["a", "b"], "x\n");
    check_dead("import a; import b\nx\n", &["a"], "import b\nx\n");
    check_dead("import a; import b\nx\n", &["b"], "import a\nx\n");
    check_dead("import a;\nx\n", &["a"], "x\n");
    check_dead("def f():\n    import time\n\n    x\n", &["time"], "def f():\n    x\n");
    check_dead(
        "def f():\n    \"\"\"Doc.\"\"\"\n    import time\n\n    x\n",
        &["time"],
        "def f():\n    \"\"\"Doc.\"\"\"\n\n    x\n",
    );
    check_dead("def f():\n    # c\n    import time\n\n    x\n", &["time"], "def f():\n    # c\n\n    x\n");
    check_dead("def f(): import time; x\n", &["time"], "def f(): x\n");
    check_dead("def f():\n    y\n\n    import time\n\n    x\n", &["time"], "def f():\n    y\n\n    x\n");
}

#[test]
fn an_added_import_keeps_the_blank_lines_of_a_removed_one() {
    check("import time\n\n\nx\n", &["asyncio"], &["time"], "import asyncio\n\n\nx\n");
    check("import time\n\n\nx\n", &["zlib"], &["time"], "import zlib\n\n\nx\n");
    check(
        "from asyncio import gather as g, run\nimport os\n",
        &["asyncio"],
        &["g"],
        "from asyncio import run\nimport asyncio\nimport os\n",
    );
    check("import requests\n\nx\n", &["httpx"], &["requests"], "import httpx\n\nx\n");
    let nap = "\"\"\"A nap.\"\"\"\n\n\ndef f():\n    import time\n\n    x\n";
    check(nap, &["asyncio"], &["time"], "\"\"\"A nap.\"\"\"\n\nimport asyncio\n\n\ndef f():\n    x\n");
}

#[test]
fn added_and_removed_imports_may_touch() {
    check("import time\nfrom json import x\n\ny\n", &["os"], &["time", "x"], "import os\n\ny\n");
    check("import a\nfrom json import x\ny\n", &["os"], &["a", "x"], "import os\n\ny\n");
    check("import abc\n\nimport time\ny\n", &["asyncio"], &["abc", "time"], "import asyncio\n\ny\n");
    check("import asyncio\ny\n", &["asyncio"], &["asyncio"], "import asyncio\ny\n");
}

#[test]
fn keeps_imports_that_others_may_need() {
    check_dead("from __future__ import annotations\n", &["annotations"], "from __future__ import annotations\n");
    for kept in [
        "import time  # noqa\n",
        "from a import (  # noqa\n    time,\n)\n",
        "import time as time\n",
        "from a import time as time\n",
        "import time\n__all__ = ['time']\n",
        "def f():\n    import time\n",
        "try:\n    import time\nexcept ImportError:\n    pass\n",
        "try:\n    import time\nexcept ImportError:\n    time = None\n",
        "import time\ndef f() -> 'time.X': pass\n",
        "import time\ntime\n",
        "import time\ndef f():\n    global time\n    time = 1\n",
        "if TYPE_CHECKING:\n    x = 1\n    import time\n",
    ] {
        check_dead(kept, &["time"], kept);
    }
    check_dead("from a import (\n    b,  # kept\n    c,\n)\n", &["b", "c"], "from a import (\n    b,  # kept\n)\n");
    assert_eq!(changed("p/__init__.py", "import time\n", &[], &["time"]), "import time\n");
    let inside = "def f():\n    import time\n    x\n";
    assert_eq!(changed("p/__init__.py", inside, &[], &["time"]), inside);
}

fn check_below(before: &str, definition: &str, after: &str) {
    let crlf = |text: &str| if before.contains('\n') { text.replace('\n', "\r\n") } else { text.to_owned() };
    for (before, after) in [(before.to_owned(), after.to_owned()), (crlf(before), crlf(after))] {
        let edit = Python.module_level(&Source::new("a.py", &*before), &facts_at("a.py", &before), definition);
        assert_eq!(EditSet::new([edit]).expect("it is one").apply(&before), after);
    }
}

#[test]
fn definitions_go_below_the_leading_section() {
    let set = "tasks = set()";
    check_below("import a\n\nx = 1\n", set, "import a\n\ntasks = set()\n\nx = 1\n");
    check_below("import a\n\n\ndef f(): pass\n", set, "import a\n\ntasks = set()\n\n\ndef f(): pass\n");
    check_below("import a\nx = 1\n", set, "import a\n\ntasks = set()\n\nx = 1\n");
    check_below("import a", set, "import a\n\ntasks = set()");
    check_below("import a\n", set, "import a\n\ntasks = set()\n");
    let guard = "import a\ntry:\n    import b\nexcept ImportError:\n    b = None\n";
    check_below(&format!("{guard}\nx\n"), set, &format!("{guard}\ntasks = set()\n\nx\n"));
    check_below("import a\nif a:\n    run()\n", set, "import a\n\ntasks = set()\n\nif a:\n    run()\n");
    check_below("import a\n# c\nimport b\n\n# d\nx\n", set, "import a\n# c\nimport b\n\ntasks = set()\n\n# d\nx\n");
    check_below("x = 1\n", set, "tasks = set()\n\nx = 1\n");
    check_below("\"\"\"Doc.\"\"\"\nx = 1\n", set, "\"\"\"Doc.\"\"\"\n\ntasks = set()\n\nx = 1\n");
    let def = "def f():\n    pass\n";
    check_below("import a\n\nx = 1\n", def, "import a\n\n\ndef f():\n    pass\n\n\nx = 1\n");
    check_below("import a\n\n\ndef g(): x\n", def, "import a\n\n\ndef f():\n    pass\n\n\ndef g(): x\n");
}

/// How `path` is written where the last `here` of the text stands; `+` in front if an import has to be added.
fn spelled(text: &str, path: &str) -> Option<String> {
    let facts = facts_at("a.py", text);
    let place: NodeId = last(&facts, text, "here");
    let Spelling { text, import } = Python.spelling(&Source::new("a.py", text), &facts, place, path, &[])?;
    Some(match import {
        Some(import) => format!("+{} {text}", import.module),
        None => text,
    })
}

fn check_spelling(text: &str, path: &str, expected: &str) {
    assert_eq!(spelled(text, path).as_deref(), Some(expected), "{path} in\n{text}");
}

#[test]
fn a_name_of_the_file_is_used() {
    check_spelling("import asyncio\nhere", "asyncio.sleep", "asyncio.sleep");
    check_spelling("import asyncio as aio\nhere", "asyncio.sleep", "aio.sleep");
    check_spelling("import asyncio\nfrom asyncio import sleep as nap\nhere", "asyncio.sleep", "nap");
    check_spelling("import asyncio as a\nimport asyncio\nhere", "asyncio.sleep", "a.sleep");
    check_spelling("from concurrent import futures\nhere", "concurrent.futures.wait", "futures.wait");
    check_spelling("import concurrent.futures\nhere", "concurrent.futures.wait", "concurrent.futures.wait");
    check_spelling("import concurrent\nhere", "concurrent.futures.wait", "+concurrent.futures concurrent.futures.wait");
    check_spelling("import asyncio\nhere", "asyncio.Queue.get", "asyncio.Queue.get");
    check_spelling("import asyncio.subprocess\nhere", "asyncio.sleep", "asyncio.sleep");
    check_spelling("def f():\n    import asyncio as a\n    here", "asyncio.sleep", "a.sleep");
    check_spelling(
        "import asyncio\ndef f():\n    from asyncio import sleep\n    here",
        "asyncio.sleep",
        "asyncio.sleep",
    );
    check_spelling("here", "isinstance", "isinstance");
    let local = "def f():\n    try:\n        import asyncio\n        here\n    finally: pass";
    check_spelling(&format!("import asyncio\n{local}"), "asyncio.sleep", "asyncio.sleep");
    check_spelling("if x:\n    import asyncio as a\n    if y: here", "asyncio.sleep", "a.sleep");
    check_spelling("import asyncio as a\nif TYPE_CHECKING:\n    import asyncio as a\nhere", "asyncio.sleep", "a.sleep");
}

#[test]
fn names_that_do_not_hold_at_the_place_are_not_used() {
    let add = "+asyncio asyncio.sleep";
    check_spelling("here", "asyncio.sleep", add);
    check_spelling("if TYPE_CHECKING:\n    import asyncio\nhere", "asyncio.sleep", add);
    check_spelling("if x:\n    import asyncio\nhere", "asyncio.sleep", add);
    check_spelling("if x:\n    import asyncio as a\nelse:\n    here", "asyncio.sleep", add);
    check_spelling("from asyncio import sleep\nsleep = 1\nhere", "asyncio.sleep", add);
    check_spelling("from asyncio import sleep\ndef f(sleep): here", "asyncio.sleep", add);
    check_spelling("import asyncio as a\ndef f():\n    here\n    a = 1", "asyncio.sleep", add);
    check_spelling("def f():\n    from asyncio import sleep\ndef g(): here", "asyncio.sleep", add);
    check_spelling("def f():\n    here\n    from asyncio import sleep", "asyncio.sleep", add);
    check_spelling("from x import *\nhere", "asyncio.sleep", add);
    check_spelling("import asyncio as asyncio\nhere", "asyncio.sleep", "asyncio.sleep");
}

#[test]
fn nothing_is_spelled_where_the_name_is_taken() {
    for text in [
        "asyncio = 1\nhere",
        "def f(asyncio): here",
        "def f():\n    here\n    asyncio = 1",
        "try:\n    import asyncio\nexcept ImportError:\n    asyncio = None\nhere",
        "import trio as asyncio\nhere",
        "def f():\n    here\n    import asyncio",
        "def asyncio(): pass\ndef f(): here",
    ] {
        assert_eq!(spelled(text, "asyncio.sleep"), None, "{text}");
    }
    assert_eq!(spelled("isinstance = 1\nhere", "isinstance"), None);
}

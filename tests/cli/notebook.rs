use std::process::Command;

use crate::folder::{Folder, snapshot};

/// As Jupyter writes it: a shell cell, an escaped letter, outputs, a suppressed call, a call at the top of a cell.
const NOTEBOOK: &str = r##"{
 "cells": [
  {
   "cell_type": "markdown",
   "id": "intro",
   "metadata": {},
   "source": [
    "# async def f(): time.sleep(1)"
   ]
  },
  {
   "cell_type": "code",
   "execution_count": 1,
   "id": "imports",
   "metadata": {"tags": ["setup"]},
   "outputs": [],
   "source": [
    "%load_ext autoreload\n",
    "import time\n",
    "\n",
    "import httpx"
   ]
  },
  {
   "cell_type": "code",
   "execution_count": null,
   "id": "shell",
   "metadata": {},
   "outputs": [],
   "source": "%%bash\nsleep 1"
  },
  {
   "cell_type": "code",
   "execution_count": 2,
   "id": "work",
   "metadata": {},
   "outputs": [{"name": "stdout", "output_type": "stream", "text": ["caf\u00e9\n"]}],
   "source": [
    "async def fetch(n):\n",
    "    print(\"caf\u00e9\")\n",
    "    time.sleep(n)\n",
    "    time.sleep(0)  # punchlist: ignore[sleep-in-async] gives way\n",
    "    return n"
   ]
  },
  {
   "cell_type": "code",
   "execution_count": 3,
   "id": "run",
   "metadata": {},
   "outputs": [],
   "source": "fetch(1)"
  }
 ],
 "metadata": {
  "kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"}
 },
 "nbformat": 4,
 "nbformat_minor": 5
}
"##;

fn folder() -> Folder {
    Folder::new(&[("work/a.ipynb", NOTEBOOK)])
}

/// [`NOTEBOOK`] as `fix --unsafe` leaves it.
fn mended() -> String {
    NOTEBOOK
        .replace("    \"import time\\n\",\n", "    \"import asyncio\\n\",\n    \"import time\\n\",\n")
        .replace("    time.sleep(n)\\n", "    await asyncio.sleep(n)\\n")
        .replace("\"fetch(1)\"", "\"await fetch(1)\"")
}

#[test]
fn findings_are_shown_by_cell() {
    snapshot("notebook-check", &folder().run(&["check", "-q"]).exits(1).shown());
}

#[test]
fn fix_writes_changed_lines_only() {
    let folder = folder();
    snapshot("notebook-fix", &folder.run(&["fix"]).exits(1).shown());
    folder.run(&["fix", "--unsafe"]).exits(0);
    assert_eq!(folder.text("work/a.ipynb"), mended());
    let again = folder.run(&["fix", "--unsafe"]).exits(0);
    assert!(again.stdout.contains("Nothing fixed"), "{}", again.shown());
    assert_eq!(folder.text("work/a.ipynb"), mended());
}

#[test]
fn git_applies_the_diff_of_a_dry_run() {
    let folder = folder();
    let run = folder.run(&["fix", "--unsafe", "--dry-run"]).exits(1);
    folder.put("fix.patch", run.stdout.as_bytes());
    let git = |arguments: &[&str]| {
        let done = Command::new("git").args(arguments).current_dir(folder.path("")).output().expect("git starts");
        assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
    };
    git(&["init", "-q"]);
    git(&["apply", "fix.patch"]);
    assert_eq!(folder.text("work/a.ipynb"), mended());
}

#[test]
fn json_counts_in_the_cell_and_the_others_in_the_file() {
    let folder = folder();
    let json = folder.run(&["check", "--output-format", "json"]).exits(1).json();
    let first = &json["findings"][0];
    assert_eq!((&first["cell"], &first["line"], &first["column"]), (&4.into(), &3.into(), &5.into()));
    let github = folder.run(&["check", "--output-format", "github"]).exits(1).stdout;
    let line = 1 + NOTEBOOK.lines().position(|line| line.contains("time.sleep(n)")).expect("it is there");
    assert!(github.contains(&format!("file=work/a.ipynb,line={line},col=10,endLine={line},endColumn=23,")), "{github}");
    assert!(github.contains("::cell 4:3:5: time.sleep blocks"), "{github}");
    let sarif = folder.run(&["check", "--output-format", "sarif"]).exits(1).json();
    let place = &sarif["runs"][0]["results"][0]["locations"][0]["physicalLocation"]["region"];
    assert_eq!((&place["startLine"], &place["startColumn"]), (&line.into(), &10.into()));
}

#[test]
fn a_notebook_comes_from_standard_input() {
    let folder = Folder::new(&[]);
    let run = folder.run_stdin(&["fix", "--unsafe", "--stdin-filename", "b.ipynb"], NOTEBOOK).exits(0);
    assert_eq!((run.stdout, run.stderr), (mended(), String::new()));
    let run = folder.run_stdin(&["fix", "--stdin-filename", "b.ipynb"], NOTEBOOK).exits(1);
    assert!(run.stderr.starts_with("b.ipynb:cell 5:1:1 python/unawaited-coroutine"), "{}", run.stderr);
}

#[test]
fn other_shapes_keep_every_byte() {
    let crlf = NOTEBOOK.replace('\n', "\r\n");
    let compact: serde_json::Value = serde_json::from_str(NOTEBOOK).expect("it is JSON");
    let compact = compact.to_string();
    for (text, expected) in [
        (crlf.as_str(), mended().replace('\n', "\r\n")),
        (NOTEBOOK.trim_end(), mended().trim_end().to_owned()),
        (
            compact.as_str(),
            compact
                .replace("\"import time\\n\"", "\"import asyncio\\n\",\"import time\\n\"")
                .replace("    time.sleep(n)", "    await asyncio.sleep(n)")
                .replace("\"fetch(1)\"", "\"await fetch(1)\""),
        ),
    ] {
        let run = Folder::new(&[]).run_stdin(&["fix", "--unsafe", "--stdin-filename", "a.ipynb"], text);
        assert_eq!(run.stdout, expected);
    }
}

#[test]
fn what_cannot_be_read_is_told_and_left() {
    let sleepy = "async def f():\n    time.sleep(1)";
    let cell = |source: &str, rest: &str| {
        format!(
            "{{\"cells\": [{{\"cell_type\": \"code\", \"execution_count\": null, \"metadata\": {{}}, \"outputs\": [], \
             \"source\": {source}}}], \"metadata\": {{}}, {rest}}}"
        )
    };
    let quoted = |text: &str| serde_json::to_string(text).expect("a text is JSON");
    let new = "\"nbformat\": 4, \"nbformat_minor\": 5";
    for (text, why) in [
        (format!("{NOTEBOOK},"), "no valid JSON: trailing characters"),
        (format!("\u{feff}{NOTEBOOK}"), "no valid JSON"),
        (NOTEBOOK.replace("\"nbformat\": 4", "\"nbformat\": 3"), "a notebook of format 3"),
        (cell(&quoted(sleepy), "\"nbformat\": 3"), "no notebook of format 4: missing field"),
        (cell(&format!("{{\"x\": {}}}", quoted(sleepy)), new), "no notebook of format 4: data did not match"),
        (cell(&quoted(&format!("import time\nx = (\n{sleepy}")), new), "syntax error in cell 1 on line 3: "),
        (cell(&format!("\"\\ud83d import time {}", &quoted(sleepy)[1..]), new), "no valid JSON"),
    ] {
        let folder = Folder::new(&[("a.ipynb", text.as_str())]);
        let run = folder.run(&["fix", "--unsafe"]);
        assert!(run.stdout.contains(&format!("a.ipynb: {why}")), "{why}\n{}", run.shown());
        assert_eq!(folder.text("a.ipynb"), text);
    }
}

#[test]
fn what_does_not_concern_us_is_no_trouble() {
    let r = NOTEBOOK.replace("\"language\": \"python\"", "\"language\": \"R\"");
    for text in
        ["", "{}", "not JSON", r.as_str(), "{\"cells\": [], \"metadata\": {}, \"nbformat\": 4, \"nbformat_minor\": 5}"]
    {
        let run = Folder::new(&[("a.ipynb", text)]).run(&["check", "-q"]).exits(0);
        assert_eq!(run.stdout, "", "{text}");
    }
}

#[test]
fn escapes_of_all_kinds_are_read() {
    let text = "{\"cells\":[{\"cell_type\":\"code\",\"execution_count\":null,\"metadata\":{},\"outputs\":[],\"source\":\
                [\"import asyncio, time\\nasync def f():\\n    x = \\u0022\\ud83d\\ude00\\u0022; ti\\u006de.sleep(1)\\n    time.time()\"]\
                }],\"metadata\":{},\"nbformat\":4,\"nbformat_minor\":4}";
    let run = Folder::new(&[]).run_stdin(&["fix", "--stdin-filename", "a.ipynb"], text).exits(0);
    let mended = text.replace("ti\\u006de.sleep(1)", "await asyncio.sleep(1)");
    assert_eq!(run.stdout, mended);
}

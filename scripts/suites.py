"""Test suites of real packages, run before and after `punchlist fix`: what is the same in every language."""

import argparse
import collections
import json
import os
import pathlib
import subprocess
import sys
import tomllib
from collections.abc import Callable
from dataclasses import dataclass, field

from release import build

HERE = pathlib.Path(__file__).resolve().parent
COPIES = ("before", "after")
# Runs that a test which fails once in ten times needs to show it, about.
AGAIN = 4


@dataclass
class Suite:
    package: dict  # as it is listed
    home: pathlib.Path  # everything of this package is below
    changes: list = field(default_factory=list)  # what the fix wrote, file by file
    outcomes: dict = field(default_factory=dict)  # name of the run -> test -> outcome

    @property
    def name(self):
        return f"{self.package['name']}-{self.package['version']}"


@dataclass
class Way:
    """How it is done in one language."""

    listed: str  # the file beside the scripts that lists the packages
    title: str
    note: str  # of this language, below the title
    prepare: Callable  # (suite): the package and what its tests need
    unpack: Callable  # (suite, "before" or "after") -> the folder of a fresh copy
    fix: Callable  # (binary, copy, unsafe) -> the files written
    test: Callable  # (suite, copy, name of the run) -> test -> outcome
    columns: dict = field(default_factory=dict)  # more of them: title -> (suite) -> cell


def run(command, cwd, **more):
    done = subprocess.run([str(part) for part in command], cwd=cwd, capture_output=True, text=True, **more)
    if done.returncode:
        sys.exit(f"{' '.join(map(str, command))}: {done.returncode}\n{done.stdout[-1000:]}\n{done.stderr[-2000:]}")
    return done.stdout


def fix(binary, copy, unsafe):
    """Fixes a copy; gives what was written."""
    options = ["--no-config", "--no-ignore", "--exit-zero", "--output-format", "json", *["--unsafe"] * unsafe]
    document = json.loads(subprocess.run([binary, "fix", *options, "."], cwd=copy, capture_output=True, text=True).stdout)
    return [change for change in document["changes"] if change["written"]]


def runs(suite, command, cwd, told, **more):
    """Runs a suite, without a network where the system allows that; it tells its outcomes in the file `told`."""
    alone = ["unshare", "-n", "sh", "-c", 'ip link set lo up && exec "$@"', "-"]
    if subprocess.run([*alone, "true"], capture_output=True).returncode:
        alone = []
    told.unlink(missing_ok=True)
    done = subprocess.run([*alone, *map(str, command)], cwd=cwd, capture_output=True, text=True, stdin=subprocess.DEVNULL, **more)
    told.with_suffix(".log").write_text(done.stdout + done.stderr)
    if not told.exists():
        sys.exit(f"{suite.name}: the suite did not run: {done.stdout[-1500:]}{done.stderr[-1500:]}")


def compare(suite):
    """Tests that fare otherwise after the fix, and those that do not fare alike in two runs of one copy."""
    runs = suite.outcomes
    unsteady = {name for copy in COPIES for run, outcomes in runs.items() if run.startswith(f"{copy}-again")
                for name in {*runs[copy], *outcomes} if outcomes.get(name) != runs[copy].get(name)}
    names = sorted((set(runs["before"]) | set(runs["after"])) - unsteady)
    fares = [(name, runs["before"].get(name, "absent"), runs["after"].get(name, "absent")) for name in names]
    return [(name, old, new) for name, old, new in fares if old != new], unsteady


def unexplained(suite):
    return [name for name, _, _ in compare(suite)[0] if name not in suite.package.get("differs", {})]


def kept(way, suite, copy, name):
    """The outcomes of a run in a copy that does not change, kept in DIR as long as the package is listed as it was."""
    file = suite.home / f"{name}.json"
    known = json.loads(file.read_text()) if file.exists() else {}
    if known.get("package") != suite.package:
        known = {"package": suite.package, "outcomes": way.test(suite, copy, name)}
        file.write_text(json.dumps(known))
    return known["outcomes"]


def check(way, package, binary, options):
    suite = Suite(package, options.folder.resolve() / package["name"].replace("/", "-").removeprefix("@"))
    suite.home.mkdir(parents=True, exist_ok=True)
    way.prepare(suite)
    before, after = (way.unpack(suite, copy) for copy in COPIES)
    suite.outcomes["before"] = kept(way, suite, before, "before")
    suite.changes = way.fix(binary, after, options.unsafe)
    suite.outcomes["after"] = way.test(suite, after, "after")
    for again in range(1, AGAIN + 1):
        if not unexplained(suite):
            break
        suite.outcomes[f"before-again-{again}"] = kept(way, suite, before, f"before-again-{again}")
        suite.outcomes[f"after-again-{again}"] = way.test(suite, after, "after")
    return suite


# --- The page


HEAD = """# {title}, before and after `fix{flag}`

Made by `scripts/{script}`, whose head says how; do not edit by hand. Every file of the package is fixed, the tests
among them; *sites* are the fixes made. Tests that did not fare alike in two runs of one copy are counted as unsteady
and not compared; more runs, up to {again} in each copy, are made only while something differs.{note}
"""


def counts(outcomes):
    found = collections.Counter(outcomes.values())
    return " / ".join(str(found[kind]) for kind in ("passed", "failed", "skipped"))


def cells(way, suite):
    """A row of the table: title -> cell."""
    differ, unsteady = compare(suite)
    code = [change for change in suite.changes if not change["path"].endswith("package.json")]
    return {
        "package": suite.name,
        "files changed": len(code),
        "of these tests": sum("test" in change["path"] for change in code),
        "sites": sum(change["fixes"] for change in code),
        **{title: of(suite) for title, of in way.columns.items()},
        "tests": len(suite.outcomes["before"]),
        "before: passed / failed / skipped": counts(suite.outcomes["before"]),
        "after": counts(suite.outcomes["after"]),
        "unsteady": len(unsteady),
        "fare otherwise": len(differ),
    }


def row(values):
    return f"| {' | '.join(map(str, values))} |"


def page(way, suites, unsafe):
    script = pathlib.Path(sys.argv[0]).name
    yield HEAD.format(title=way.title, flag=" --unsafe" * unsafe, script=script, note=way.note, again=AGAIN)
    table = [cells(way, suite) for suite in suites]
    yield "\n".join([row(table[0]), row(["---"] * len(table[0])), *(row(one.values()) for one in table)])
    for suite in suites:
        reasons = suite.package.get("differs", {})
        for name, old, new in compare(suite)[0]:
            yield f"\n{suite.name}: `{name}`: {old}, then {new}: {reasons.get(name, 'not explained')}"
    said = [f"- {suite.name}: {suite.package['why']}" for suite in suites if "why" in suite.package]
    if said:
        yield "\n".join(["\nLeft out of a suite, or failing before:\n", *said])


def main(doc, way):
    """The command line of a script for one language."""
    parser = argparse.ArgumentParser(description=doc, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=pathlib.Path, metavar="DIR")
    parser.add_argument("--only", action="append", metavar="NAME", help="these packages only")
    parser.add_argument("--unsafe", action="store_true", help="make the unsafe fixes, too")
    parser.add_argument("--write", type=pathlib.Path, metavar="FILE", help="write the page there instead of to standard output")
    parser.add_argument("--punchlist", metavar="FILE", help="this binary, instead of building one")
    options = parser.parse_args()
    binary = os.path.realpath(options.punchlist or build())
    listed = tomllib.loads((HERE / way.listed).read_text())["package"]
    suites = []
    for package in listed:
        if not options.only or package["name"] in options.only:
            suites.append(check(way, package, binary, options))
            print(row(cells(way, suites[-1]).values()), file=sys.stderr, flush=True)
    if not suites:
        parser.error(f"{way.listed} lists no such package")
    text = "\n".join(page(way, suites, options.unsafe)) + "\n"
    if options.write:
        options.write.write_text(text)
    else:
        print(text, end="")
    sys.exit(any(map(unexplained, suites)))

"""What a rewrite did to a tree: every changed file is compared with what it was.

`corpus-check` and `naive-rewrites` ask here. A file is damaged where it parsed before and does not any more, uses a
name that nothing binds, keeps an import that it has no use for any more, lost a comment, or where a few well-known
ways to change the meaning show in its tree (see `python_meaning` and `parse-js.cjs`).
"""

import ast
import builtins
import collections
import io
import json
import multiprocessing
import os
import pathlib
import re
import shutil
import subprocess
import symtable
import tempfile
import tokenize
import warnings
from dataclasses import dataclass, field

ENDINGS = {"py": [".py"], "js": [".js", ".mjs", ".cjs", ".jsx", ".ts", ".mts", ".cts", ".tsx"], "rs": [".rs"]}
HERE = pathlib.Path(__file__).resolve().parent


@dataclass
class Damage:
    """Damaged places, each a path and what happened there."""

    unparsed: list = field(default_factory=list)
    unbound: list = field(default_factory=list)
    unused: list = field(default_factory=list)
    comments: list = field(default_factory=list)
    meaning: list = field(default_factory=list)
    left_out: list = field(default_factory=list)  # checks whose tool is not there


def copy(source, target):
    """A copy of a folder, times included; of the folder itself where a link leads to it, so that nothing is written through it."""
    subprocess.run(["cp", "-a", str(source.resolve()), str(target)], check=True)


def differences(before, after):
    """Files that were changed, came or went, relative to the folders."""
    changed, came = [], []
    for path in sorted(after.rglob("*")):
        if path.is_symlink() or not path.is_file():
            continue
        name = path.relative_to(after)
        old = before / name
        if not old.exists():
            came.append(name)
        elif old.stat().st_size != path.stat().st_size or old.read_bytes() != path.read_bytes():
            changed.append(name)
    gone = [path.relative_to(before) for path in before.rglob("*") if path.is_file() and not (after / path.relative_to(before)).exists()]
    return changed, came + gone


def compare(language, before, after, names, packages=None):
    """The damage in `names`, files below both folders; `packages` is a folder of Node packages with typescript."""
    damage = Damage()
    names = [name for name in names if name.suffix in ENDINGS[language]]
    if not names:
        return damage
    if language == "py":
        compare_python(before, after, names, damage)
        compare_lint(before, after, names, damage, ruff)
    elif language == "rs":
        compare_rust(before, after, names, damage)
    else:
        compare_javascript(before, after, names, damage, packages)
        compare_lint(before, after, names, damage, oxlint)
    return damage


# --- Python


def compare_python(before, after, names, damage):
    jobs = [(str(before / name), str(after / name)) for name in names]
    with multiprocessing.Pool() as pool:
        for name, found in zip(names, pool.map(python_pair, jobs, chunksize=4)):
            record(damage, name, found)


def record(damage, name, found):
    if found["unparsed"]:
        damage.unparsed.append((name, found["unparsed"]))
    damage.comments += [(name, comment) for comment in found["comments"]]
    damage.unbound += [(name, f"`{unbound}`") for unbound in found.get("unbound", [])]
    damage.meaning += [(name, what) for what in found["meaning"]]


def python_pair(paths):
    before, after = (pathlib.Path(path).read_bytes() for path in paths)
    found = {"unparsed": None, "comments": [], "unbound": [], "meaning": []}
    if fault(before):
        return found  # it did not parse before either: nothing can be said
    found["unparsed"] = fault(after)
    try:  # code that does not compile may have a tree and names all the same
        found["unbound"] = list((unbound(after) - unbound(before)).elements())
        found["meaning"] = python_meaning(ast.parse(before), ast.parse(after))
        found["comments"] = list((comments_of(before) - comments_of(after)).elements())
    except SyntaxError:
        pass
    return found


def fault(code):
    """Why CPython does not compile the bytes of a file; none if it does."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            compile(code, "file", "exec", dont_inherit=True)
        except (SyntaxError, ValueError, RecursionError) as error:
            return f"{type(error).__name__}: {error}"
    return None


def comments_of(code):
    tokens = tokenize.tokenize(io.BytesIO(code).readline)
    return collections.Counter(token.string.rstrip() for token in tokens if token.type == tokenize.COMMENT)


def unbound(code):
    """Names that some scope takes for global, though neither the module binds them nor Python; by CPython's own tables."""
    top = symtable.symtable(code, "file", "exec")
    module = {symbol.get_name() for symbol in top.get_symbols() if symbol.is_local()}
    tables, count = [top], collections.Counter()
    while tables:
        table = tables.pop()
        tables += table.get_children()
        for symbol in table.get_symbols():
            if symbol.is_declared_global() and symbol.is_assigned():
                module.add(symbol.get_name())
            elif symbol.is_referenced() and symbol.is_global():
                count[symbol.get_name()] += 1
    known = module | set(dir(builtins)) | {"__file__", "__path__", "WindowsError"}
    return collections.Counter({name: number for name, number in count.items() if name not in known})


FUTURES = {"create_task", "ensure_future", "run_in_executor", "submit", "wrap_future", "shield"}
CATCHES_GROUPS = {"Exception", "BaseException", "CancelledError", "BaseExceptionGroup", "ExceptionGroup"}


def python_meaning(before, after):
    """Ways in which a new task group changes what its function does, as far as the function itself shows it."""
    known = collections.Counter(ast.dump(group) for group, _ in groups(before))
    old = {name: function for name, function in functions(before)}
    found = []
    for name, function in functions(after):
        if name not in old:
            continue
        made = tasks_made(old[name])
        for group, handlers in groups(function):
            if known[ast.dump(group)] or not own_function(function, group):
                continue
            at = f"line {group.lineno}"
            found += [f"{at}: {one} is overwritten and read later" for one in overwritten(old[name], function, group)]
            if futures_in(group, made):
                found.append(f"{at}: what is already a task is handed to create_task")
            allowed = CATCHES_GROUPS | ({"TimeoutError"} if "timeout" in ast.dump(group) else set())
            if specific := handlers - allowed:
                found.append(f"{at}: except {', '.join(sorted(specific))} would meet an exception group")
    return found


def overwritten(before, after, group):
    """Names of the function that the new block binds anew, though code below still reads what they were."""
    was, now = names_count(before, ast.Store), names_count(after, ast.Store)
    read_before, read_now = names_count(before, ast.Load), names_count(after, ast.Load)
    parameters = {arg.arg for arg in ast.walk(before) if isinstance(arg, ast.arg)}
    later = [node for node in names_of(after) if node.lineno > group.end_lineno]
    below = collections.Counter(node.id for node in later if isinstance(node.ctx, ast.Load))
    first = {}
    for node in sorted(later, key=lambda node: (node.lineno, node.col_offset)):
        first.setdefault(node.id, node)
    for name in sorted(names_count(group, ast.Store)):
        in_use = was[name] or name in parameters
        if name in first and isinstance(first[name].ctx, ast.Store):
            continue  # bound anew before anything reads it
        if in_use and now[name] > was[name] and below[name] > max(read_now[name] - read_before[name], 0):
            yield name


def functions(tree):
    """Every function with a name that tells it apart from its namesakes."""
    seen = collections.Counter()
    for node in ast.walk(tree):
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)):
            seen[node.name] += 1
            yield f"{node.name} ({seen[node.name]})", node


def own_function(function, group):
    """Whether `function` is the innermost one around `group`."""
    inner = (node for node in ast.walk(function) if node is not function)
    inner = (node for node in inner if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef, ast.Lambda)))
    return not any(node is group for one in inner for node in ast.walk(one))


def groups(tree, handlers=frozenset()):
    """Every `async with TaskGroup()`, with the exceptions that are named around it."""
    for field_name, value in ast.iter_fields(tree):
        for node in value if isinstance(value, list) else [value]:
            if not isinstance(node, ast.AST):
                continue
            inner = handlers
            if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef, ast.Lambda)):
                inner = frozenset()
            elif isinstance(tree, ast.Try) and field_name == "body":
                inner = handlers | {one for handler in tree.handlers for one in caught(handler)}
            if isinstance(node, ast.AsyncWith) and any("TaskGroup" in ast.dump(item.context_expr) for item in node.items):
                yield node, inner
            yield from groups(node, inner)


def caught(handler):
    kinds = handler.type.elts if isinstance(handler.type, ast.Tuple) else [handler.type]
    for kind in kinds:
        if isinstance(kind, ast.Attribute):
            yield kind.attr
        elif isinstance(kind, ast.Name):
            yield kind.id


def names_of(tree, inner=frozenset()):
    """Every name in a tree, but for those that a comprehension binds for itself."""
    comprehension = (ast.ListComp, ast.SetComp, ast.DictComp, ast.GeneratorExp)
    if isinstance(tree, comprehension):
        inner = inner | {node.id for each in tree.generators for node in ast.walk(each.target) if isinstance(node, ast.Name)}
    for node in ast.iter_child_nodes(tree):
        if isinstance(node, ast.Name) and node.id not in inner:
            yield node
        yield from names_of(node, inner)


def names_count(tree, context):
    return collections.Counter(node.id for node in names_of(tree) if isinstance(node.ctx, context))


def is_future(node):
    """Whether an expression makes a task or future itself."""
    called = node.func if isinstance(node, ast.Call) else None
    name = called.attr if isinstance(called, ast.Attribute) else called.id if isinstance(called, ast.Name) else None
    return name in FUTURES


def holds_futures(node):
    elements = [node]
    if isinstance(node, (ast.List, ast.Tuple, ast.Set)):
        elements = node.elts
    elif isinstance(node, (ast.ListComp, ast.GeneratorExp, ast.SetComp)):
        elements = [node.elt]
    return any(is_future(element) for element in elements)


def tasks_made(function):
    """Names that stand for tasks, or for collections of tasks, somewhere in the function."""
    made = set()
    for node in ast.walk(function):
        if isinstance(node, ast.Assign) and holds_futures(node.value):
            made |= {target.id for target in node.targets if isinstance(target, ast.Name)}
        is_call = isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and isinstance(node.func.value, ast.Name)
        if is_call and node.func.attr in ("append", "add") and node.args and is_future(node.args[0]):
            made.add(node.func.value.id)
    return made


def futures_in(group, made):
    """Whether a task is handed to create_task inside `group`: by itself, by name, or out of a collection."""
    loops = {}
    for node in ast.walk(group):
        if isinstance(node, (ast.For, ast.comprehension)) and isinstance(node.target, ast.Name):
            loops[node.target.id] = node.iter
    for node in ast.walk(group):
        is_call = isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "create_task"
        if not is_call or not node.args:
            continue
        given = node.args[0]
        if is_future(given) or isinstance(given, ast.Name) and given.id in made:
            return True
        source = loops.get(given.id) if isinstance(given, ast.Name) else None
        if source is not None and (holds_futures(source) or isinstance(source, ast.Name) and source.id in made):
            return True
    return False


# --- JavaScript and TypeScript


def compare_javascript(before, after, names, damage, packages):
    if not packages or not (packages / "typescript").is_dir():
        damage.left_out.append("parsing JavaScript and TypeScript (no typescript)")
        return
    jobs = [[str(before / name), str(after / name)] for name in names]
    told = subprocess.run(
        ["node", str(HERE / "parse-js.cjs")], input=json.dumps(jobs), text=True, capture_output=True, check=True,
        env={**os.environ, "NODE_PATH": str(packages)},
    )
    for name, found in zip(names, json.loads(told.stdout)):
        record(damage, name, found)


# --- Rust


def compare_rust(before, after, names, damage):
    damage.left_out.append("names and imports of Rust (the compiler looks at them in `scripts/rust-check`)")
    if not shutil.which("rustfmt"):
        damage.left_out.append("parsing Rust (no rustfmt)")
        return
    for name in names:
        old, new = ((folder / name).read_bytes() for folder in (before, after))
        edition = next((edition for edition in ("2021", "2024", "2018") if not rust_fault(old, edition)), None)
        if edition is None:
            continue  # it did not parse before either: nothing can be said
        lost = (rust_comments(old) - rust_comments(new)).elements()
        record(damage, name, {"unparsed": rust_fault(new, edition), "comments": list(lost), "meaning": []})


def rust_fault(code, edition):
    """Why rustfmt, which has the parser of the compiler, cannot read a file; none if it can."""
    told = subprocess.run(["rustfmt", "--edition", edition, "--quiet"], input=code, capture_output=True)
    errors = told.stderr.decode(errors="replace").splitlines()
    parses = told.returncode == 0 or not any(line.startswith("error") for line in errors)
    return None if parses else next(line for line in errors if line.startswith("error"))


# What may hold the look of a comment, and comments: block comments hold others.
RUST_TOKEN = re.compile(
    r"""(?P<raw>\b(?:br|cr|r)(?P<marks>\#*)".*?"(?P=marks))|(?P<text>"(?:\\.|[^"\\])*")|(?P<char>'(?:\\(?:u\{\w+\}|x\w\w|.)|[^'\\])')"""
    r"""|(?P<line>//[^\n]*)|(?P<block>/\*)""", re.DOTALL)


def rust_comments(code):
    """The comments of a file, each without the blanks that set it in."""
    text, at, found = code.decode(errors="replace"), 0, collections.Counter()
    while token := RUST_TOKEN.search(text, at):
        at = token.end()
        if token["block"]:
            at = end_of_block(text, token.start())
        if token["line"] or token["block"]:
            found["\n".join(line.strip() for line in text[token.start():at].splitlines())] += 1
    return found


def end_of_block(text, at):
    depth = 0
    for mark in re.finditer(r"/\*|\*/", text[at:]):
        depth += 1 if mark.group() == "/*" else -1
        if depth == 0:
            return at + mark.end()
    return len(text)


# --- Names, by the linters of the languages


def ruff(root, names):
    command = ["ruff", "check", "--isolated", "--no-cache", "--ignore-noqa", "--select", "F401", "--output-format", "json"]
    command += ["--config", "exclude=[]", "--target-version", "py314"]
    told = subprocess.run([*command, *map(str, names)], cwd=root, capture_output=True, text=True)
    for found in json.loads(told.stdout):
        if found["code"] == "F401":
            yield pathlib.Path(found["filename"]).relative_to(root), "unused", found["message"]


def oxlint(root, names):
    command = ["oxlint", "-A", "all", "-D", "no-undef", "-D", "no-unused-vars", "--no-ignore", "--format", "json"]
    with tempfile.NamedTemporaryFile("w", suffix=".json") as config:
        json.dump({"env": {"node": True, "browser": True, "commonjs": True, "es2024": True}}, config)
        config.flush()
        command += ["--config", config.name]
        told = subprocess.run([*command, *map(str, names)], cwd=root, capture_output=True, text=True)
    for found in json.loads(told.stdout)["diagnostics"]:
        if "no-undef" in found.get("code", ""):
            yield pathlib.Path(found["filename"]), "unbound", found["message"]
        elif "imported but never" in found["message"]:
            yield pathlib.Path(found["filename"]), "unused", found["message"]


def compare_lint(before, after, names, damage, lint):
    if not shutil.which(lint.__name__):
        damage.left_out.append(f"{'imports without use' if lint is ruff else 'names'} (no {lint.__name__})")
        return
    new = collections.Counter(lint(after, names)) - collections.Counter(lint(before, names))
    for (name, kind, message), count in sorted(new.items()):
        getattr(damage, kind).extend([(name, message)] * count)

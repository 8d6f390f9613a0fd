use crate::folder::{Folder, snapshot};

const POOL: &str = "\
import asyncio


class Pool:
    def __init__(self, url):
        self.client = None
        self.used = 0

    async def get(self, key: str, factory):
        if self.client is None:
            self.client = await factory.connect(key)
        return self.client


async def pay(account, n):
    seen = account.balance
    await asyncio.sleep(0)
    account.balance = seen - n


def make():
    n = 0

    async def add():
        nonlocal n
        seen = n
        await asyncio.sleep(0)
        n = seen + 1

    return add
";

#[test]
fn a_recipe_gives_its_example_and_a_test() {
    let folder = Folder::new(&[]);
    let run = folder.run(&["stress", "python/stale-write"]).exits(0);
    let test = folder.text("test_stress_stale_write_8.py");
    assert!(folder.text("stale_write.py").starts_with("import asyncio\n\ncounter = 0\n"));
    snapshot("stress-recipe", &format!("{}{test}", run.shown()));
}

#[test]
fn threads_have_a_test_of_their_own() {
    let run = Folder::new(&[]).run(&["stress", "unlocked-update", "--output", "-"]).exits(0);
    snapshot("stress-threads", &run.shown());
}

#[test]
fn a_finding_is_named_by_its_line_and_places_to_fill_in_are_told() {
    let folder = Folder::new(&[("src/app/__init__.py", ""), ("src/app/pool.py", POOL), ("tests/a.py", "")]);
    let run = folder.run(&["stress", "src/app/pool.py:10", "-o", "tests/test_pool.py"]).exits(0);
    let test = folder.text("tests/test_pool.py");
    assert!(test.contains("\nROOT = Path(__file__).resolve().parent / \"../src\"\nMODULE = \"app.pool\"\n"), "{test}");
    let (_, behind) = test.split_once("\n\n\ndef make(").expect(&test);
    let (hooks, _) = behind.split_once("\n\n\ndef test_").expect(&test);
    snapshot("stress-finding", &format!("{}def make({hooks}\n", run.shown()));
}

#[test]
fn an_object_that_is_handed_in_is_left_to_a_person() {
    let run = Folder::new(&[("pool.py", POOL)]).run(&["stress", "pool.py:16"]).exits(0);
    assert!(run.stdout.ends_with("Fill in line 28 first: the account that all calls share.\n"), "{}", run.shown());
}

#[test]
fn says_why_there_is_no_test() {
    let folder = Folder::new(&[("pool.py", POOL), ("a.ts", "let n = 0;\n"), ("broken.py", "def f(:\n")]);
    let calls =
        ["pool.py:26", "pool.py:2", "pool.py", "a.ts:1", "broken.py:1", "nowhere.py:1", "python/busy-wait", "nothing"];
    let told: Vec<String> = calls.iter().map(|target| folder.run(&["stress", target]).exits(2).shown()).collect();
    snapshot("stress-refused", &told.join("\n"));
}

#[test]
fn a_file_that_is_there_is_left_alone() {
    let folder = Folder::new(&[("pool.py", POOL), ("test_stress_pool_16.py", "mine\n")]);
    let run = folder.run(&["stress", "pool.py:16"]).exits(2);
    assert!(run.stderr.starts_with("error: test_stress_pool_16.py exists already\nhint: "), "{}", run.shown());
    assert_eq!(folder.text("test_stress_pool_16.py"), "mine\n");
}

#[test]
fn a_recipe_of_ones_own_has_a_test_of_its_own() {
    let recipe = "title = 'x'\nwhy = 'x'\nlanguage = 'python'\n[find]\ncall = 'x.y'\n[stress]\nfile = 'test_{{ test.stem }}.py'\n\
        text = \"import {{ test.module }}\\n# {{ site.text }}\"\nsays = 'Run {{ test.name }}.'\n";
    let folder = Folder::new(&[
        ("punchlist.toml", "recipes = ['mine/']\n"),
        ("mine/own.toml", recipe),
        ("a.py", "import x\n\nx.y(1)\n"),
    ]);
    let run = folder.run(&["stress", "a.py:3"]).exits(0);
    assert_eq!(run.stdout, "test_a.py is written. Run test_a.py.\n");
    assert_eq!(folder.text("test_a.py"), "import a\n# x.y(1)\n");
    folder.put("mine/own.toml", recipe.replace("text = ", "let = ['text = 1']\n# ").as_bytes());
    let run = folder.run(&["stress", "a.py:3"]).exits(2);
    assert!(run.stderr.contains("mine/own.toml:6:1: a stress test needs `file` and `text`"), "{}", run.shown());
}

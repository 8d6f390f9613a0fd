use crate::folder::{Folder, snapshot};

const SHOP: &str = "\
import asyncio
import threading

LIMIT = 5
stock = {}
_here = threading.local()


async def reserve(item, store):
    _here.item = item
    left = stock.get(item, LIMIT)
    await store.confirm(item)
    stock[item] = left - 1


class Till:
    currency = 'EUR'

    def __init__(self, bank):
        self.bank = bank
        self.open = None
        self.sum = 0
        self.lock = asyncio.Lock()

    async def account(self):
        async with self.lock:
            if self.open is None:
                self.open = await self.bank.connect()
        return self.open

    async def pay(self, amount):
        if amount:
            old = self.sum
        else:
            return self.sum
        await self.bank.send(amount)
        self.sum = old + amount


async def audit(tills):
    seen = []

    async def look(till):
        seen.append(await till.account())

    await asyncio.gather(*[look(till) for till in tills])
    return seen


def count(names):
    global counted
    counted += len(names)


counted = 0
threading.Thread(target=count, args=(['a'],)).start()
";

const WEB: &str = "\
let client: Client | undefined;

export async function connect(): Promise<Client> {
  if (!client) {
    client = await open();
  }
  return client;
}
";

fn folder() -> Folder {
    Folder::new(&[
        ("shop.py", SHOP),
        ("web/client.ts", WEB),
        ("plain.py", "LIMIT = 5\n\n\nclass A:\n    def f(self):\n        self.x = LIMIT\n"),
        ("broken.py", "def f(:\n"),
        ("src/lib.rs", "pub fn f() {}\n"),
    ])
}

#[test]
fn lists_every_shared_mutable_object() {
    snapshot("inventory", &folder().run(&["inventory"]).exits(0).shown());
}

#[test]
fn json() {
    let run = folder().run(&["inventory", "--output-format", "json", "shop.py", "src"]).exits(0);
    snapshot("inventory-json", &run.shown());
}

#[test]
fn the_json_fits_its_schema() {
    let schema = serde_json::to_value(punchlist::report::inventory::schema()).expect("a schema is JSON");
    let validator = jsonschema::validator_for(&schema).expect("it is a schema");
    let json = folder().run(&["inventory", "--output-format", "json"]).exits(0).json();
    let errors: Vec<String> = validator.iter_errors(&json).map(|error| error.to_string()).collect();
    assert!(errors.is_empty(), "{errors:?}");
    assert_eq!(json["not_covered"][0]["language"], "rust");
    assert_eq!(json["skipped"][0]["path"], "broken.py");
}

#[test]
fn what_recipes_are_selected_is_of_no_matter() {
    let folder = Folder::new(&[("punchlist.toml", "select = ['javascript']\n"), ("shop.py", SHOP)]);
    let run = folder.run(&["inventory"]).exits(0);
    assert!(run.stdout.contains("shop.py\n  stock: of the module, made on line 5\n"), "{}", run.shown());
}

#[test]
fn reads_standard_input() {
    let run = Folder::new(&[]).run_stdin(&["inventory", "--stdin-filename", "sub/shop.py"], SHOP).exits(0);
    assert!(run.stdout.starts_with("sub/shop.py\n"), "{}", run.shown());
}

#[test]
fn nothing_shared_is_told_as_well() {
    let run = folder().run(&["inventory", "plain.py"]).exits(0);
    assert_eq!(
        run.stdout,
        "1 file looked into, 0 shared mutable objects, 0 ways from a read over an await to a write.\n"
    );
}

#[test]
fn a_path_that_is_not_there_is_an_error() {
    let run = folder().run(&["inventory", "nowhere.py"]).exits(2);
    assert!(run.stderr.starts_with("error: nowhere.py: "), "{}", run.shown());
}

//! Pieces of other kinds: promises that float or are made by hand, caches, locks, files, listeners, streams.

use super::Piece;
use super::spelling::Writer;
use crate::random::page::fill;

/// One of the ways.
pub fn piece(writer: &mut Writer) -> Piece {
    let way = writer.rng.pick(WAYS);
    let name = writer.fresh("unit");
    for (word, names, module) in IMPORTS {
        if way.contains(word) {
            writer.import(names, module);
        }
    }
    let holes: &[(&str, &str)] =
        &[("n", &name), ("pause", writer.pause()), ("wide", writer.rng.pick(&["3", "25", "40"]))];
    let (definitions, body) = way.split_once("---\n").unwrap_or(("", way));
    Piece { definitions: fill(definitions, holes), body: fill(body, holes) }
}

const IMPORTS: &[(&str, &str, &str)] = &[
    ("fs.", "fs", "node:fs"),
    ("path.", "path", "node:path"),
    ("os.", "os", "node:os"),
    ("readFileSync(file", "{ readFileSync }", "node:fs"),
    ("EventEmitter", "{ EventEmitter }", "node:events"),
    ("Mutex(", "{ Mutex }", "async-mutex"),
];

const WAYS: &[&str] = &[
    // Promises that float.
    "async function save<n>(log, x) {\n  <pause>\n  log.push(x);\n}\n---\nconst log = [];\nsave<n>(log, 1);\nawait save<n>(log, 2);\nvoid save<n>(log, 3);\nawait pause(10);\nsay('saved', log.sort());\n",
    "class Store<n> {\n  constructor() {\n    this.rows = [];\n  }\n\n  async add(x) {\n    <pause>\n    this.rows.push(x);\n    return this;\n  }\n\n  async addAll(list) {\n    for (const x of list) {\n      this.add(x);\n    }\n  }\n}\n---\nconst store = new Store<n>();\nawait store.addAll([1, 2, 3]);\nawait pause(10);\nsay('rows', store.rows.sort());\n",
    "async function work<n>() {\n  <pause>\n  return 1;\n}\n---\nlet done = 0;\nwork<n>().then((x) => {\n  done += x;\n});\nconst ready = true;\nready && work<n>();\nawait pause(10);\nsay('done', done);\n",
    // One waits for the other.
    "class Line<n> {\n  constructor() {\n    this.items = [];\n    this.waiting = [];\n    this.got = [];\n  }\n\n  push(x) {\n    const next = this.waiting.shift();\n    if (next) next(x);\n    else this.items.push(x);\n  }\n\n  async pull() {\n    if (this.items.length) return this.items.shift();\n    return new Promise((resolve) => this.waiting.push(resolve));\n  }\n\n  async drain(count) {\n    for (let i = 0; i < count; i++) {\n      this.got.push(await this.pull());\n    }\n  }\n}\n---\nconst line = new Line<n>();\nconst drained = line.drain(3);\nfor (const x of [1, 2, 3]) line.push(x);\nawait drained;\nsay('got', line.got);\n",
    "const gates = Array.from({ length: <wide> }, () => {\n  const gate = {};\n  gate.open = new Promise((resolve) => (gate.resolve = resolve));\n  return gate;\n});\nconst list = gates.map((_, i) => i);\nconst passed = await Promise.all(list.map(async (i) => {\n  if (i + 1 < gates.length) await gates[i + 1].open;\n  gates[i].resolve();\n  return i;\n}));\nsay('passed', passed);\n",
    "let here = 0;\nlet open;\nconst full = new Promise((resolve) => (open = resolve));\nconst list = [...Array(<wide>).keys()];\nconst met = await Promise.all(list.map(async (x) => {\n  here += 1;\n  if (here === list.length) open();\n  await full;\n  return x;\n}));\nsay('met', met);\n",
    "const emitter = new EventEmitter();\nemitter.setMaxListeners(0);\nconst list = [...Array(<wide>).keys()];\nconst arrive = async (x) => {\n  if (x + 1 === list.length) setTimeout(() => emitter.emit('go'), 1);\n  await new Promise((resolve) => emitter.once('go', resolve));\n  return x;\n};\nsay('arrived', await Promise.all(list.map((x) => arrive(x))));\n",
    "const parts = new Map();\nconst list = [...Array(<wide>).keys()];\nasync function part(x) {\n  while (x + 1 < list.length && !parts.has(x + 1)) {\n    await pause(0);\n  }\n  parts.set(x, x);\n  return x;\n}\nsay('parts', await Promise.all(list.map((x) => part(x))));\n",
    "const jobs = new Map();\nconst list = [...Array(<wide>).keys()];\nconst follow = async (x) => {\n  <pause>\n  if (x + 1 < list.length) await jobs.get(x + 1);\n  return x;\n};\nfor (const x of list) jobs.set(x, follow(x));\nsay('followed', await Promise.all(jobs.values()));\n",
    "async function tree<n>(depth) {\n  if (depth === 0) return 1;\n  const below = await Promise.all([...Array(depth).keys()].map(() => tree<n>(depth - 1)));\n  return below.reduce((sum, x) => sum + x, 1);\n}\n---\nsay('tree', await tree<n>(4));\n",
    "async function leaf<n>(x) {\n  <pause>\n  return x;\n}\n\nasync function branch<n>(size) {\n  const list = [...Array(size).keys()];\n  return (await Promise.all(list.map((x) => leaf<n>(x)))).length;\n}\n---\nconst sizes = [...Array(<wide>).keys()];\nsay('branches', await Promise.all(sizes.map((size) => branch<n>(size))));\n",
    "const first = [];\nconst order = [1, 2, 3];\nlet release;\nconst last = new Promise((resolve) => (release = resolve));\norder.forEach(async (x) => {\n  if (x === 3) release();\n  first.push(x);\n});\nawait last;\nsay('first', first);\n",
    // Promises made by hand.
    "function wrap<n>(x) {\n  return new Promise(async (resolve, reject) => {\n    try {\n      <pause>\n      if (x < 0) throw new RangeError('negative');\n      resolve(x * 2);\n    } catch (error) {\n      reject(error);\n    }\n  });\n}\n---\nsay('wrapped', await wrap<n>(2), await wrap<n>(-1).catch((error) => error.message));\n",
    "async function load<n>(x) {\n  <pause>\n  return x;\n}\n\nasync function again<n>(x) {\n  return new Promise((resolve, reject) => {\n    load<n>(x).then(resolve, reject);\n  });\n}\n---\nsay('again', await again<n>('a'));\n",
    "async function fail<n>() {\n  <pause>\n  throw new Error('failed');\n}\n\nasync function mended<n>() {\n  try {\n    return await fail<n>();\n  } catch (error) {\n    return error.message;\n  } finally {\n    await pause(0);\n  }\n}\n---\nsay('mended', await mended<n>());\n",
    "async function fine<n>(x) {\n  <pause>\n  return x;\n}\n\nasync function returned<n>(x) {\n  try {\n    return fine<n>(x);\n  } catch (error) {\n    return 'caught';\n  }\n}\n---\nsay('returned', await returned<n>(1));\n",
    "const sleep = (ms) => new Promise((resolve) => setTimeout(resolve, ms));\nawait sleep(1);\nsay('slept', await sleep(0));\n",
    "const end = Date.now() + 3;\nwhile (Date.now() < end) {}\nsay('waited', Date.now() >= end - 2);\n",
    // Files.
    "const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'random-'));\nconst file = path.join(folder, 'a.txt');\nfs.writeFileSync(file, 'one');\nsay('file', fs.readFileSync(file, 'utf8'), fs.readdirSync(folder), fs.existsSync(file));\nfs.rmSync(folder, { recursive: true });\nsay('gone', fs.existsSync(folder));\n",
    "const file = process.argv[1];\nsay('length', readFileSync(file, 'utf8').length > 0, typeof readFileSync(file)[0]);\n",
    "function head<n>(file) {\n  return fs.readFileSync(file, 'utf8').slice(0, 0);\n}\n---\nsay('head', head<n>(process.argv[1]), [process.argv[1]].map((file) => fs.statSync(file).isFile()));\n",
    // Tests before changes.
    "const cache<n> = new Map();\nlet loads<n> = 0;\n\nasync function get<n>(key) {\n  if (!cache<n>.has(key)) {\n    <pause>\n    loads<n> += 1;\n    cache<n>.set(key, key.length);\n  }\n  return cache<n>.get(key);\n}\n---\nsay('got', await get<n>('a'), await get<n>('bb'), await get<n>('a'));\nsay('same', await Promise.all([get<n>('ccc'), get<n>('ccc')]));\nabout('loads', loads<n>, 3, 4);\n",
    "class Cache<n> {\n  #rows = new Map();\n  loads = 0;\n\n  async get(key) {\n    const found = this.#rows.get(key);\n    if (found !== undefined) return found;\n    const made = await this.load(key);\n    this.#rows.set(key, made);\n    return made;\n  }\n\n  async load(key) {\n    <pause>\n    this.loads += 1;\n    return key.repeat(2);\n  }\n\n  async both(a, b) {\n    return [await this.get(a), await this.get(b)];\n  }\n}\n---\nconst cache = new Cache<n>();\nsay('both', await cache.both('a', 'b'), await Promise.all([cache.both('a', 'c'), cache.get('c')]));\nabout('loads', cache.loads, 3, 4);\n",
    "const seen<n> = new Set();\n\nasync function visit<n>(node) {\n  if (seen<n>.has(node.id)) return 0;\n  <pause>\n  seen<n>.add(node.id);\n  let count = 1;\n  for (const child of node.children) {\n    count += await visit<n>(child);\n  }\n  return count;\n}\n---\nsay('visited', await visit<n>({ id: 1, children: [{ id: 2, children: [] }, { id: 1, children: [] }] }));\n",
    "const rows<n> = {};\n\nasync function fill<n>(key, make) {\n  if (!(key in rows<n>)) {\n    rows<n>[key] = await make(key);\n  }\n  return rows<n>[key];\n}\n---\nconst deep = await fill<n>('a', async (key) => (await fill<n>('b', async () => 'inner')) + key);\nsay('deep', deep, await fill<n>('b', async () => 'late'));\n",
    // Locks.
    "const mutex = new Mutex();\nlet count = 0;\nconst bump = async () => {\n  const release = await mutex.acquire();\n  const old = count;\n  <pause>\n  count = old + 1;\n  release();\n};\nawait Promise.all([bump(), bump(), bump()]);\nsay('count', count);\n",
    "class Till<n> {\n  constructor() {\n    this.mutex = new Mutex();\n    this.sum = 0;\n  }\n\n  async pay(x) {\n    return this.mutex.runExclusive(async () => {\n      const old = this.sum;\n      <pause>\n      this.sum = old + x;\n      return this.sum;\n    });\n  }\n\n  async payTwice(x) {\n    await this.pay(x);\n    return this.pay(x);\n  }\n}\n---\nconst till = new Till<n>();\nawait Promise.all([till.pay(1), till.payTwice(2)]);\nsay('sum', till.sum);\n",
    // Listeners and streams.
    "const emitter = new EventEmitter();\nconst log = [];\nemitter.on('row', async (x) => {\n  <pause>\n  log.push(x);\n});\nemitter.emit('row', 1);\nemitter.emit('row', 2);\nawait pause(10);\nsay('log', log.sort());\n",
    "async function* rows<n>(log) {\n  try {\n    for (let i = 0; i < 5; i++) {\n      <pause>\n      yield i;\n    }\n  } finally {\n    log.push('closed');\n  }\n}\n---\nconst log = [];\nfor await (const row of rows<n>(log)) {\n  if (row === 2) break;\n  log.push(row);\n}\nsay('log', log);\n",
    "const table = {\n  a: async () => 1,\n  b: async () => {\n    <pause>\n    return table.a();\n  },\n};\nsay('table', await table.b(), await Promise.all(Object.values(table).map((run) => run())));\n",
    "const order = [];\nconst later = (async () => {\n  <pause>\n  order.push('later');\n})();\norder.push('first');\nawait later;\nsay('order', order);\n",
];

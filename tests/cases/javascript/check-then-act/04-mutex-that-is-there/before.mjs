import { Mutex } from 'async-mutex';

const cache = new Map();
const sizes = new Map();
const gate = new Mutex();

const load = async (key) => key.toUpperCase();

async function fill(key) {
  await gate.runExclusive(async () => {
    if (!cache.has(key)) cache.set(key, await load(key));
  });
}

async function get(key) {
  // once is enough
  const known = cache.get(key);
  if (known) return known;
  const value = await load(key);
  cache.set(key, value);
  return value;
}

async function measure(key) {
  if (sizes.size > 100) return;
  await load(key);
  sizes.set(key, key.length);
}

await fill('a');
await measure('abc');
console.log(await get('a'), await get('b'), sizes.get('abc'));

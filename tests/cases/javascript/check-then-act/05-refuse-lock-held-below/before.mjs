import { Mutex } from 'async-mutex';

const rows = new Map();
const rowsMutex = new Mutex();

async function get(key) {
  const release = await rowsMutex.acquire();
  try {
    return rows.get(key);
  } finally {
    release();
  }
}

const size = () => rowsMutex.runExclusive(() => rows.size);

export async function fill(key) {
  if (!rows.has(key)) {
    await get(key);
    rows.set(key, 1);
  }
}

export async function count(key) {
  if (rows.has(key)) return;
  rows.set(key, await size());
}

await Promise.all([fill('a'), fill('a'), count('b')]);
console.log(rows.size);

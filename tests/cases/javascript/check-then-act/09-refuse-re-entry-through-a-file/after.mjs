import { Mutex } from 'async-mutex';
import { load, refresh } from './pages.mjs';

const pages = new Map();
const pagesMutex = new Mutex();

export async function page(key) {
  const release = await pagesMutex.acquire();
  try {
    if (!pages.has(key)) {
      pages.set(key, await load(key));
    }
    return pages.get(key);
  } finally {
    release();
  }
}

export async function fresh(key) {
  if (pages.has(key)) return pages.get(key);
  const text = await refresh(key);
  pages.set(key, text);
  return text;
}

console.log(await page('a'), await fresh('b'));

import { load, refresh } from './pages.mjs';

const pages = new Map();

export async function page(key) {
  if (!pages.has(key)) {
    pages.set(key, await load(key));
  }
  return pages.get(key);
}

export async function fresh(key) {
  if (pages.has(key)) return pages.get(key);
  const text = await refresh(key);
  pages.set(key, text);
  return text;
}

console.log(await page('a'), await fresh('b'));

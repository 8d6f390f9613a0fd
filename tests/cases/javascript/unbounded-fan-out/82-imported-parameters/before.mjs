import { load, share } from './load.mjs';

const first = await load(1, { quiet: true });

export async function loadAll(ids) {
  const loaded = await Promise.all(ids.map(load));
  return loaded;
}

export async function shareAll(ids) {
  const shares = await Promise.all(ids.map(share));
  return shares;
}

console.log(first, await loadAll([1, 2]), await shareAll([1, 2]));

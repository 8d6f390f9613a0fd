const cache = new Map();
const cacheMutex = 'none';

export async function get(id) {
  if (!cache.has(id)) {
    cache.set(id, await load(id));
  }
  return cache.get(id);
}

async function load(id) {
  return id.length;
}

console.log(await get('abc'), cacheMutex);

const cache = new Map();

export async function get(key) { // one at a time
  // looked up first
  const hit = cache.get(key);
  if (hit) return hit;
  const text = `
    ${await load(key)}
  `.trim();
  cache.set(key, text);
  return text;
}

export async function keep(key) /* no result */ { /* nothing */
  if (!cache.has(key)) {
    cache.set(key, await load(key));
  }
  // done
}

export async function short(key) { /* all */ if (!cache.has(key)) cache.set(key, await load(key)); }

async function load(key) {
  return key;
}

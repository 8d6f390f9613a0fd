import { Mutex } from 'async-mutex';

const cache = new Map();
const cacheMutex = new Mutex();

export async function get(key) { // one at a time
  const release = await cacheMutex.acquire();
  try {
    // looked up first
    const hit = cache.get(key);
    if (hit) return hit;
    const text = `
    ${await load(key)}
  `.trim();
    cache.set(key, text);
    return text;
  } finally {
    release();
  }
}

export async function keep(key) /* no result */ { /* nothing */
  const release = await cacheMutex.acquire();
  try {
    if (!cache.has(key)) {
      cache.set(key, await load(key));
    }
    // done
  } finally {
    release();
  }
}

export async function short(key) {
  const release = await cacheMutex.acquire();
  try {
    /* all */ if (!cache.has(key)) cache.set(key, await load(key));
  } finally {
    release();
  }
}

async function load(key) {
  return key;
}

import { Mutex } from 'async-mutex';
import { load, readAll } from './api.mjs';

let cache = new Map();
const cacheMutex = new Mutex();

export function reset() {
  cache = new Map();
}

export async function get(key) {
  const release = await cacheMutex.acquire();
  try {
    if (!cache.has(key)) {
      cache.set(key, await load(key));
    }
    return cache.get(key);
  } finally {
    release();
  }
}

let pages = {};

export async function refresh() {
  pages = await readAll();
}

// What it is made of is not known here.
export async function page(key) {
  if (!(key in pages)) {
    pages[key] = await load(key);
  }
  return pages[key];
}

export class Store {
  rows = new Map();
  rowsMutex = new Mutex();
  clear() {
    this.rows = new Map();
  }
  async get(key) {
    const release = await this.rowsMutex.acquire();
    try {
      const hit = this.rows.get(key);
      if (hit) return hit;
      const row = await load(key);
      this.rows.set(key, row);
      return row;
    } finally {
      release();
    }
  }
}

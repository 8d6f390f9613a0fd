import { Mutex } from 'async-mutex';

const load = async (key) => key.toUpperCase();

export class Cache {
  constructor(size) {
    this.size = size;
    this.rows = new Map();
    this.rowsMutex = new Mutex();
    this.open = Object.create(null); // by name
    this.openMutex = new Mutex();
  }

  async get(key) {
    const release = await this.rowsMutex.acquire();
    try {
      if (!this.rows.has(key)) {
        this.rows.set(key, await load(key));
      }
      return this.rows.get(key);
    } finally {
      release();
    }
  }

  async start(name) {
    const release = await this.openMutex.acquire();
    try {
      if (this.open[name]) return false;
      this.open[name] = await load(name);
      return true;
    } finally {
      release();
    }
  }

  async copy(other, key) {
    if (!other.rows.has(key)) {
      other.rows.set(key, await load(key));
    }
  }
}

const cache = new Cache(10);
await cache.copy(new Cache(1), 'b');
console.log(await cache.get('a'), (await Promise.all([cache.start('x'), cache.start('x')])).join(), new Mutex().isLocked());

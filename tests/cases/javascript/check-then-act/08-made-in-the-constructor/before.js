import { Mutex } from 'async-mutex';

const load = async (key) => key.toUpperCase();

export class Cache {
  constructor(size) {
    this.size = size;
    this.rows = new Map();
    this.open = Object.create(null); // by name
  }

  async get(key) {
    if (!this.rows.has(key)) {
      this.rows.set(key, await load(key));
    }
    return this.rows.get(key);
  }

  async start(name) {
    if (this.open[name]) return false;
    this.open[name] = await load(name);
    return true;
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

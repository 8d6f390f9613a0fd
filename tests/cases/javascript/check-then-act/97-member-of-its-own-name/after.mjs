import { Mutex } from 'async-mutex';

export class Depot {
  stock = new Map();
  stockMutex = new Mutex();

  constructor(store) {
    this.store = store;
  }

  async fill(key) {
    const release = await this.stockMutex.acquire();
    try {
      if (!this.stock.has(key)) {
        this.stock.set(key, await this.store.load(key));
      }
      this.stock.get(key).stock = 1;
    } finally {
      release();
    }
  }

  reset(key) {
    this.stock[key].stock = 0;
    this.stock.get(key).entry.stock = 0;
  }
}

export class Depot {
  stock = new Map();

  constructor(store) {
    this.store = store;
  }

  async fill(key) {
    if (!this.stock.has(key)) {
      this.stock.set(key, await this.store.load(key));
    }
    this.stock.get(key).stock = 1;
  }

  reset(key) {
    this.stock[key].stock = 0;
    this.stock.get(key).entry.stock = 0;
  }
}

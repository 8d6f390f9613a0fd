import { Mutex } from 'async-mutex';

class Later {
  constructor(owner) {
    this.owner = owner;
  }

  then(resolve, reject) {
    return this.owner.fill().then(resolve, reject);
  }
}

class Shelf {
  rows = new Map();
  rowsMutex = new Mutex();

  async fill() {
    const release = await this.rowsMutex.acquire();
    try {
      if (!this.rows.has('a')) {
        await null;
        this.rows.set('a', 1);
      }
    } finally {
      release();
    }
  }

  get filled() {
    return this.fill();
  }

  async wait() {
    await this.filled;
  }

  async byGetter() {
    if (!this.rows.has('b')) {
      await this.wait();
      this.rows.set('b', 1);
    }
  }

  async byThen() {
    if (!this.rows.has('c')) {
      await new Later(this);
      this.rows.set('c', 1);
    }
  }
}

const shelf = new Shelf();
await shelf.byGetter();
await shelf.byThen();
console.log([...shelf.rows.keys()].join());

import { Mutex } from 'async-mutex';

const rates = new Map();
const ratesMutex = new Mutex();
const tick = () => new Promise((resolve) => setImmediate(resolve));

async function pull(name) {
  await tick();
  return name.length;
}

class Desk {
  #open = new Map();
  #openMutex = new Mutex();

  constructor() {
    this.steps = [() => this.first(), this.second.bind(this)];
    this.table = { third: () => this.third() };
  }

  async first() {
    const release = await this.#openMutex.acquire();
    try {
      if (!this.#open.has('day')) {
        this.#open.set('day', await pull('day'));
      }
      return this.#open.get('day');
    } finally {
      release();
    }
  }

  // Each step may be one that takes the mutex.
  async second() {
    if (!this.#open.has('night')) {
      this.#open.set('night', await this.steps[0].call(this));
    }
    return this.#open.get('night');
  }

  async third() {
    const release = await ratesMutex.acquire();
    try {
      if (!rates.has('third')) {
        rates.set('third', await pull('third'));
      }
      return rates.get('third');
    } finally {
      release();
    }
  }

  async fourth() {
    if (!rates.has('fourth')) {
      rates.set('fourth', await this.table['third']());
    }
    return rates.get('fourth');
  }

  async run(name) {
    if (!rates.has(name)) {
      rates.set(name, await this[name]());
    }
    return rates.get(name);
  }
}

const desk = new Desk();
console.log(await Promise.all([desk.second(), desk.fourth(), desk.run('third')]));

import { EventEmitter } from 'node:events';

const STEP = 2;
let total = 0;
const bus = new EventEmitter();
const price = (n) => new Promise((resolve) => setTimeout(() => resolve(n), 1));

bus.on('sold', async (n, done) => {
  total += await price(n);
  done();
});

export class Meter {
  sum = 0;

  constructor(source) {
    this.source = source;
  }

  async read(key) {
    this.sum += await this.source.read(key);
    return this.sum;
  }
}

export async function add(n, rate) {
  total = total + STEP + (await price(n));
  total = total + (await price(n)) * rate - 1;
  total = total * 2 + bus.listenerCount('sold') + (await price(n));
}

await new Promise((resolve) => bus.emit('sold', 4, resolve));
await add(1, 3);
console.log(total, await new Meter({ read: price }).read(5));

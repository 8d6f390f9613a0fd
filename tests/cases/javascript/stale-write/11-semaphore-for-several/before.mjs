import { Semaphore } from 'async-mutex';

let total = 0;
let count = 0;
const slots = new Semaphore(3);
const one = new Semaphore(1);

export async function add(key) {
  return slots.runExclusive(async () => {
    const old = total;
    const size = await ask(key);
    total = old + size;
  });
}

export async function next(key) {
  return one.runExclusive(async () => {
    const old = count;
    await ask(key);
    count = old + 1;
    return count;
  });
}

async function ask(key) {
  return key.length;
}

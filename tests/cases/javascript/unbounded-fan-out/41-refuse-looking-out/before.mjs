import { EventEmitter } from 'node:events';

const bus = new EventEmitter();
bus.setMaxListeners(0);
const list = Array.from({ length: Number('40') }, (_, i) => i);
const parts = new Set();

async function part(x) {
  while (x + 1 < list.length && !parts.has(x + 1)) {
    await new Promise((resolve) => setImmediate(resolve));
  }
  parts.add(x);
  return x;
}

async function arrive(x) {
  if (x + 1 === list.length) setImmediate(() => bus.emit('go'));
  await new Promise((resolve) => bus.once('go', resolve));
  return x;
}

async function main() {
  console.log((await Promise.all(list.map((x) => part(x)))).length);
  console.log((await Promise.all(list.map((x) => arrive(x)))).length);
}

main();

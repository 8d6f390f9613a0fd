import { EventEmitter } from 'node:events';

// The last one opens the gate for all.
export async function meet(names) {
  let left = names.length;
  let open;
  const gate = new Promise((resolve) => {
    open = resolve;
  });
  names.forEach(async (name) => {
    left -= 1;
    if (left === 0) open();
    await gate;
    console.log(name, 'through');
  });
}

const bus = new EventEmitter();

export async function listen(names) {
  names.forEach(async (name) => {
    await new Promise((resolve) => bus.once(name, resolve));
    console.log(name, 'heard');
  });
}

export async function lines(files, open) {
  files.forEach(async (file) => {
    for await (const line of open(file)) console.log(file, line);
  });
}

await meet(['a', 'b']);
await listen(['c', 'd']);
bus.emit('d');
bus.emit('c');
await new Promise((resolve) => setTimeout(resolve, 10));
await lines(['e', 'f'], (file) => [`${file} 1`]);

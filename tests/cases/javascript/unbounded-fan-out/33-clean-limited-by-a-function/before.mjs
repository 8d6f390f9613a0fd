import Bottleneck from 'bottleneck';
import pLimit from 'p-limit';
import pThrottle from 'p-throttle';

const send = async (x) => x;
const door = new Bottleneck({ maxConcurrent: 3 });
const gate = pLimit(3);
const wrapped = door.wrap(send);
const slow = pThrottle({ limit: 2, interval: 1000 })(send);
const post = (row) => gate(() => send(row));

async function put(row) {
  const done = await gate(send, row);
  return done;
}

export const a = (rows) => Promise.all(rows.map((row) => wrapped(row)));
export const b = (rows) => Promise.all(rows.map(wrapped));
export const c = (rows) => Promise.all(rows.map((row) => slow(row)));
export const d = (rows) => Promise.all(rows.map(post));
export const e = (rows) => Promise.all(rows.map(async (row) => ({ row, done: await put(row) })));

import { Mutex } from 'async-mutex';

const mutex = new Mutex();
const lines = [];

await mutex.acquire();
try {
  lines.push('a');
  lines.push(await Promise.resolve('b'));
} finally {
  mutex.release();
}

console.log(lines.join(''), mutex.isLocked());

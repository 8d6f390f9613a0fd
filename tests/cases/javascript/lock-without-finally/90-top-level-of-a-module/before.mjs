import { Mutex } from 'async-mutex';

const mutex = new Mutex();
const lines = [];

await mutex.acquire();
lines.push('a');
lines.push(await Promise.resolve('b'));
mutex.release();

console.log(lines.join(''), mutex.isLocked());

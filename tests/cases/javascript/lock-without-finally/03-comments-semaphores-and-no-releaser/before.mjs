import { Mutex, Semaphore } from 'async-mutex';

const mutex = new Mutex();
const slots = new Semaphore(2);
const log = [];

async function write(line) {
  const release = await mutex.acquire(); // one at a time
  // The line, then its mark.
  log.push(line);
  log.push(await Promise.resolve('.'));
  // Both are in.
  release();
  return log.length;
}

async function slot(line) {
  const [left, done] = await slots.acquire();
  log.push(`${line}${left}`);
  done();
}

async function plain(line) {
  await mutex.acquire();
  log.push(line);
  mutex.release();
}

async function early(line) {
  await mutex.acquire();
  if (!line) {
    mutex.release();
    return;
  }
  log.push(line);
  mutex.release();
}

await write('a');
await slot('b');
await plain('c');
await early('');
console.log(log.join(' '));

import { Mutex, Semaphore } from 'async-mutex';

const mutex = new Mutex();
const slots = new Semaphore(2);
const log = [];

async function write(line) {
  const release = await mutex.acquire(); // one at a time
  try {
    // The line, then its mark.
    log.push(line);
    log.push(await Promise.resolve('.'));
    // Both are in.
  } finally {
    release();
  }
  return log.length;
}

async function slot(line) {
  const [left, done] = await slots.acquire();
  try {
    log.push(`${line}${left}`);
  } finally {
    done();
  }
}

async function plain(line) {
  await mutex.acquire();
  try {
    log.push(line);
  } finally {
    mutex.release();
  }
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

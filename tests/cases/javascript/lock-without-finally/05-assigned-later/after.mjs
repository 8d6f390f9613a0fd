import { Mutex } from 'async-mutex';

const mutex = new Mutex();
const log = [];

async function write(line) {
  let release;
  release = await mutex.acquire();
  try {
    log.push(await line);
  } finally {
    release();
  }
}

await write('a');
console.log(log.join(), mutex.isLocked());

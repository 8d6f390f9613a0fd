import { Mutex, Semaphore, tryAcquire, withTimeout } from 'async-mutex';

const pool = withTimeout(new Semaphore(3), 1000);
const gate = withTimeout(new Semaphore(1), 1000);
const mutex = new Mutex();
let own = 0;
let several = 0;
let later = 0;
let guarded = 0;

const one = async () => 1;

async function add() {
  const lock = new Mutex();
  await lock.runExclusive(async () => {
    own += await one();
  });
  await pool.runExclusive(async () => {
    several += await one();
  });
}

async function count() {
  const free = await mutex.acquire();
  try {
    guarded += await one();
  } finally {
    free();
  }
  later += await one();
}

async function sum(keys) {
  const lock = new Mutex();
  let total = 0;
  await Promise.all(keys.map((key) => lock.runExclusive(async () => {
    total += await one(key);
  })));
  await gate.runExclusive(async () => {
    guarded += await one();
  });
  await tryAcquire(mutex).runExclusive(async () => {
    guarded += await one();
  });
  for (const key of keys) await (async () => { total += await one(key); })();
  return total;
}

await Promise.all([add(), add(), add(), add()]);
await Promise.all([count(), count()]);
await sum([1]);
console.log(own, several, later);

import { Semaphore } from 'async-mutex';

const pool = new Semaphore(4);

export async function pair(job) {
  await pool.acquire(2);
  try {
    await job();
  } finally {
    pool.release(2);
  }
}

export async function some(count, job) {
  await pool.acquire(count);
  const used = await job();
  pool.release(used);
}

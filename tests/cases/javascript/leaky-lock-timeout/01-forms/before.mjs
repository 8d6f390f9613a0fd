import { Mutex, Semaphore } from 'async-mutex';

const mutex = new Mutex();
const slots = new Semaphore(2);
const tooLate = (ms) => new Promise((_, reject) => setTimeout(() => reject(new Error('too late')), ms));

export const byText = (ms) =>
  Promise.race([mutex.acquire(), new Promise((_, reject) => setTimeout(() => reject(`late after ${ms}`), ms))]);

export const weighed = (ms) =>
  Promise.race([slots.acquire(2), new Promise((_, reject) => setTimeout(() => reject(new Error('too late')), ms))]);

export const byHelper = (ms) => Promise.race([mutex.acquire(), tooLate(ms)]);

export const silent = (ms) => Promise.race([mutex.acquire(), new Promise((_, reject) => setTimeout(reject, ms))]);

export async function cleared(ms) {
  let timer;
  try {
    return await Promise.race([
      mutex.acquire(),
      new Promise((_, reject) => {
        timer = setTimeout(() => reject(new Error('too late')), ms);
      }),
    ]);
  } finally {
    clearTimeout(timer);
  }
}

export async function each(names, ms, ready) {
  const queued = mutex.acquire();
  await ready(names);
  return Promise.race([queued, new Promise((_, reject) => setTimeout(() => reject(new Error('too late')), ms))]);
}

export const pause = (ms) => Promise.race([mutex.acquire(), new Promise((resolve) => setTimeout(resolve, ms))]);

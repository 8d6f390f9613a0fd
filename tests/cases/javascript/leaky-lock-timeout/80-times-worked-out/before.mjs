import { Mutex } from 'async-mutex';

const mutex = new Mutex();
const limits = { lock: 5 };

export const twice = (ms) =>
  Promise.race([mutex.acquire(), new Promise((_, reject) => setTimeout(() => reject(new Error('late')), ms * 2))]);

export const told = (ms) =>
  Promise.race([
    mutex.acquire(),
    new Promise((_, reject) => setTimeout(() => reject(new Error('late after ' + (ms ?? limits.lock) + ' ms')), ms ?? limits.lock)),
  ]);

export const asked = (limit) =>
  Promise.race([mutex.acquire(), new Promise((_, reject) => setTimeout(() => reject(new Error('late')), limit() * 2))]);

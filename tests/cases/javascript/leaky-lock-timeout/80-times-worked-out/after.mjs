import { Mutex, withTimeout } from 'async-mutex';

const mutex = new Mutex();
const limits = { lock: 5 };

export const twice = (ms) =>
  withTimeout(mutex, ms * 2, new Error('late')).acquire();

export const told = (ms) =>
  withTimeout(mutex, ms ?? limits.lock, new Error('late after ' + (ms ?? limits.lock) + ' ms')).acquire();

export const asked = (limit) =>
  Promise.race([mutex.acquire(), new Promise((_, reject) => setTimeout(() => reject(new Error('late')), limit() * 2))]);

import { Mutex, withTimeout } from 'async-mutex';

const mutex = new Mutex();

export async function take(ms: number): Promise<() => void> {
  return await withTimeout(mutex, ms, new Error('too late')).acquire();
}

(await take(50))();
console.log(mutex.isLocked());

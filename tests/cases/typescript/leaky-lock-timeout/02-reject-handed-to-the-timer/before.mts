import { Mutex } from 'async-mutex';

const mutex = new Mutex();

export async function take(ms: number): Promise<() => void> {
  return await Promise.race([
    mutex.acquire(),
    new Promise<never>((_, reject) => {
      setTimeout(reject, ms, new Error('too late'));
    }),
  ]);
}

(await take(50))();
console.log(mutex.isLocked());

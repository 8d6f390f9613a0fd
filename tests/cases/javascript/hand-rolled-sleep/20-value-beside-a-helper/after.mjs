import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';

export async function answer() {
  await sleep(1);
  return await sleep(1, 'yes');
}

console.log(await answer(), typeof once);

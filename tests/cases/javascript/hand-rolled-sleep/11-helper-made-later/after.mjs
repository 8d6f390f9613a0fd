import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

await sleep(1);
const word = await sleep(1, undefined);

// Long enough for the disk.
const rest = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

export async function settle() {
  await rest(1);
  await rest(2);
}

await settle();
console.log(path.sep, word);

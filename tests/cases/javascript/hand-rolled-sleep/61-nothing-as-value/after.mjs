import { readFile } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';

export async function readPatiently(path, wait) {
  for (let round = 0; round < 3; round++) {
    await sleep(wait);
    const text = await readFile(path, 'utf8');
    if (text) return text;
  }
  return sleep(wait, undefined);
}

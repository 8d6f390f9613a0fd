import { readFile } from 'node:fs/promises';
import { setTimeout as wait } from 'node:timers/promises';

export async function later(path) {
  await wait(5);
  return readFile(path, 'utf8');
}

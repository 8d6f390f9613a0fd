import { readFile } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';

let timer;
const kept = (ms) => new Promise((resolve) => { timer = setTimeout(resolve, ms); });
const wait = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

export async function late(path) {
  await wait('5');
  const first = await Promise.race([readFile(path), sleep(10, 'late')]);
  await kept(5);
  return first;
}

export function stop() {
  clearTimeout(timer);
}

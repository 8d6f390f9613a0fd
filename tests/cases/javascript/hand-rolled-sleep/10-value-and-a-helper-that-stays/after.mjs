import fs from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';

// Waits, and gives nothing.
const sleep = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

export async function run() {
  await sleep(1);
  await sleep(2);
  const word = await pause(3, 'done');
  console.log(word, fs.existsSync('/'));
}

await run();

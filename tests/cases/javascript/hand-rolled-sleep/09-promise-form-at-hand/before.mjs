import { setTimeout as delay } from 'node:timers/promises';

function sleep(ms) {
  return new Promise((resolve) => setTimeout(() => { resolve(); }, ms));
}

async function steps() {
  await sleep(2);
  await delay(1);
  await new Promise((resolve) => void setTimeout(resolve, 1));
  return 'done';
}

console.log(await steps());

import { setTimeout as delay } from 'node:timers/promises';

async function steps() {
  await delay(2);
  await delay(1);
  await delay(1);
  return 'done';
}

console.log(await steps());

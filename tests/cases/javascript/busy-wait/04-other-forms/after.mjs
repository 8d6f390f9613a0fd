import { performance } from 'node:perf_hooks';
import { setTimeout as sleep } from 'node:timers/promises';

async function forms(ms, until) {
  const start = performance.now();
  await sleep(ms);
  const spent = performance.now() - start;

  await sleep(ms);
  await sleep(until - Date.now());
  const from = Date.now();
  console.log('waiting');
  await sleep(from + ms - Date.now());
  return spent >= ms;
}

console.log(await forms(2, Date.now() + 1));

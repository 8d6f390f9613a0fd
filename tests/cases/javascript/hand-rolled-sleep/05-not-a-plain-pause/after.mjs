import { EventEmitter } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';

const emitter = new EventEmitter();
let timer;

export async function race(ms, load) {
  const gone = new Promise((resolve) => {
    timer = setTimeout(resolve, ms);
  });
  const late = new Promise((resolve) => setTimeout(() => resolve(load()), ms));
  const failed = new Promise((_, reject) => setTimeout(reject, ms));
  const either = new Promise((resolve) => {
    setTimeout(resolve, ms);
    emitter.once('done', resolve);
  });
  await sleep(5, 'over');
  return Promise.race([gone, late, failed, either]).finally(() => clearTimeout(timer));
}

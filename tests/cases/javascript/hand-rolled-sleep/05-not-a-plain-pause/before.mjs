import { EventEmitter } from 'node:events';

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
  await new Promise((resolve) => setTimeout(() => resolve('over'), 5));
  return Promise.race([gone, late, failed, either]).finally(() => clearTimeout(timer));
}

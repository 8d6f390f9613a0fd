import { setTimeout as pause } from 'node:timers/promises';
import pLimit from 'p-limit';

const load = async (id, extra = 0) => {
  await pause(1);
  return id + extra;
};

async function sums(ids, more) {
  const limit = pLimit(20);
  const plain = await Promise.all(ids.map((id) => limit(() => load(id))));
  if (more) {
    const limit = 10;
    const limiter = pLimit(20);
    const raised = await Promise.all(ids.map((id) => limiter(() => load(id, limit))));
    return [...plain, ...raised];
  }
  return plain;
}

console.log((await sums([1, 2], true)).join(' '));

import { setTimeout as pause } from 'node:timers/promises';

const load = async (id, extra = 0) => {
  await pause(1);
  return id + extra;
};

async function sums(ids, more) {
  const plain = await Promise.all(ids.map((id) => load(id)));
  if (more) {
    const limit = 10;
    const raised = await Promise.all(ids.map((id) => load(id, limit)));
    return [...plain, ...raised];
  }
  return plain;
}

console.log((await sums([1, 2], true)).join(' '));

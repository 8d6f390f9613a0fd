import { setTimeout as sleep } from 'node:timers/promises';
import pLimit from 'p-limit';

const load = async (id) => id;

export async function spread(ids) {
  return Promise.all(
    ids.map(async (id, index) => {
      await sleep(index * 100);
      return load(id);
    }),
  );
}

export async function chained(ids) {
  return Promise.all(ids.map((id, i) => sleep(100 * i).then(() => load(id))));
}

export async function named(ids) {
  return Promise.all(
    ids.map(async (id, i) => {
      const delay = i % 10 ? 50 : 0;
      await sleep(delay);
      return load(id);
    }),
  );
}

export async function same(ids) {
  const limit = pLimit(20);
  return Promise.all(
    ids.map((id, i) => limit(async () => {
      await sleep(50);
      return [i, await load(id)];
    })),
  );
}

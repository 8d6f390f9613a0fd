import fs from 'node:fs/promises';
import pMap from 'p-map';

const load = async (id) => id;

export async function a(ids) {
  return pMap(ids
    .filter((id) => id > 1), async (id) => {
      const row = await load(id);
      return row;
    }, { concurrency: 20 });
}

export async function b(ids) {
  // by name
  const rows = await pMap(ids, load, { concurrency: 20 });
  return rows;
}

export async function c(ids) {
  return pMap(ids, (id) => fs.readFile(id), { concurrency: 20 }).then((rows) => rows.flat());
}

export async function d(ids) {
  return Promise.allSettled(ids.map((id) => load(id)));
}

export async function e(ids) {
  return pMap(ids, (id) => load(id), { concurrency: 20 });
}

export async function f(ids) {
  const all = [];
  for (const id of ids) all.push(load(id));
  await Promise.all(all);
}
export const g = (ids) => pMap(ids, function (id) { return load(id); }, { concurrency: 20 });

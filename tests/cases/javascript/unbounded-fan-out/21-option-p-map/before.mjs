import fs from 'node:fs/promises';

const load = async (id) => id;

export async function a(ids) {
  return Promise.all(
    ids
      .filter((id) => id > 1)
      .map(async (id) => {
        const row = await load(id);
        return row;
      }),
  );
}

export async function b(ids) {
  // by name
  const rows = await Promise.all(ids.map(load));
  return rows;
}

export async function c(ids) {
  return Promise.all(ids.map(fs.readFile)).then((rows) => rows.flat());
}

export async function d(ids) {
  return Promise.allSettled(ids.map((id) => load(id)));
}

export async function e(ids) {
  return Promise.all(ids.map((id) => load(id)));
}

export async function f(ids) {
  const all = [];
  for (const id of ids) all.push(load(id));
  await Promise.all(all);
}
export const g = (ids) => Promise.all(ids.map(function (id) { return load(id); }));

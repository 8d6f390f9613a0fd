import { load, flatChunks } from './api.mjs';

export async function pages(ids, count, size) {
  for (let page = 0; page < count; page += 1) {
    await Promise.all(ids.slice(page * size, (page + 1) * size).map((id) => load(id)));
    await Promise.all(ids.slice(size * page, size * (1 + page)).map((id) => load(id)));
    await Promise.all(ids.slice(page, page + size).map((id) => load(id)));
  }
}

// Of another length than the step.
export async function rest(ids, page, size, all) {
  await Promise.all(ids.slice(page * size, (page + 1) * all).map((id) => load(id)));
  await Promise.all(ids.slice(page * size, page * all).map((id) => load(id)));
}

// No latch: the name of one is not a word of it.
export async function flat(ids) {
  return Promise.all(ids.map(async (id) => flatChunks(await load(id))));
}

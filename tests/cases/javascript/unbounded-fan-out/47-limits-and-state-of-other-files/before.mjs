import { load, plain, post } from './service.mjs';

export const limited = (rows) => Promise.all(rows.map((row) => post(row)));

export async function shared(ids) {
  return Promise.all(ids.map((id) => load(id)));
}

export async function each(ids) {
  return Promise.all(ids.map((id) => plain(id)));
}

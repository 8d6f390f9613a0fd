import pLimit from 'p-limit';
import { load, plain, post } from './service.mjs';

export const limited = (rows) => Promise.all(rows.map((row) => post(row)));

export async function shared(ids) {
  const limit = pLimit(20);
  return Promise.all(ids.map((id) => limit(() => load(id))));
}

export async function each(ids) {
  const limit = pLimit(20);
  return Promise.all(ids.map((id) => limit(() => plain(id))));
}

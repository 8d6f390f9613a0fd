import * as rows from './rows.mjs';
import { numbered, tick } from './rows.mjs';

export async function all(names) {
  const lines = await Promise.all(names.map(numbered));
  const again = await Promise.all(names.map(rows.numbered));
  const ticks = await Promise.all(names.map(tick));
  return [...lines, ...again, ...ticks].join(' ');
}

console.log(await all(['ada', 'bo']));

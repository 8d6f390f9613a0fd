import pLimit from 'p-limit';
import * as rows from './rows.mjs';
import { numbered, tick } from './rows.mjs';

export async function all(names) {
  const limit = pLimit(20);
  const lines = await Promise.all(names.map((name, index) => limit(() => numbered(name, index))));
  const again = await Promise.all(names.map((name, index) => limit(() => rows.numbered(name, index))));
  const ticks = await Promise.all(names.map(() => limit(() => tick())));
  return [...lines, ...again, ...ticks].join(' ');
}

console.log(await all(['ada', 'bo']));

import { load } from './load.mjs';

let total = 0;
let rows = 0;

export async function anew(n) {
  total += await load(n, () => {
    total = 0;
  });
}

export async function more(n) {
  const value = await load(n, () => console.log('loading'));
  rows += value;
}

await more(1);
await anew(2);
console.log(total, rows);

import { other, store } from './index.mjs';
import * as all from './index.mjs';

export async function run(row) {
  await store.save(row);
  await store.logs.write(row);
  await all.store.save(row + store.count());
  store.count();
  other.save(row);
  store.missing?.(row);
}

await run(1);
console.log('ran');

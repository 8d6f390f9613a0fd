import { Mutex } from 'async-mutex';

const stock = new Map([['tea', 10]]);
const stockMutex = new Mutex();

const confirm = async () => {};

export async function take(sku) {
  const release = await stockMutex.acquire();
  try {
    const left = stock.get(sku);
    await confirm(sku);
    stock.set(sku, left - 1);
  } finally {
    release();
  }
}

export async function takeMany(sku, count) {
  const left = stock.get(sku);
  await confirm(sku);
  if (count > left) {
    throw new Error(`only ${left} of ${sku}`);
  }
  stock.set(sku, left - count);
}

await take('tea');
await takeMany('tea', 2);
console.log('stock', stock.get('tea'));

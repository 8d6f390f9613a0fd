import { Mutex } from 'async-mutex';

const stock = { tea: 10 } as Record<string, number>;
const stockMutex = new Mutex();

const confirm = async (sku: string): Promise<void> => {
  await Promise.resolve(sku);
};

export async function take(sku: string): Promise<void> {
  const release = await stockMutex.acquire();
  try {
    if (!Object.hasOwn(stock, sku)) return;
    const left = stock[sku];
    await confirm(sku);
    stock[sku] = left - 1;
  } finally {
    release();
  }
}

await Promise.all([1, 2, 3, 4, 5].map(() => take('tea')));
console.log('stock', stock.tea);

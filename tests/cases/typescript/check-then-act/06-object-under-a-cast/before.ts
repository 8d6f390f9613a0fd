const stock = { tea: 10 } as Record<string, number>;

const confirm = async (sku: string): Promise<void> => {
  await Promise.resolve(sku);
};

export async function take(sku: string): Promise<void> {
  if (!Object.hasOwn(stock, sku)) return;
  const left = stock[sku];
  await confirm(sku);
  stock[sku] = left - 1;
}

await Promise.all([1, 2, 3, 4, 5].map(() => take('tea')));
console.log('stock', stock.tea);

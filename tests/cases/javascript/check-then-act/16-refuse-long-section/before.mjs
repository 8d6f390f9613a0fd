const stock = new Map([['tea', 10]]);

const confirm = async () => {};

export async function take(sku) {
  const left = stock.get(sku);
  await confirm(sku);
  stock.set(sku, left - 1);
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

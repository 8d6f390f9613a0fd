import { Mutex } from 'async-mutex';

const prices = new Map();
const pricesMutex = new Mutex();
const loading = new Map();
const started = {};

export async function price(sku) {
  if (prices.has(sku)) return prices.get(sku);
  if (!loading.has(sku)) loading.set(sku, load(sku).finally(() => loading.delete(sku)));
  const found = await loading.get(sku);
  prices.set(sku, found);
  return found;
}

export async function cost(sku) {
  if (prices.has(sku)) return prices.get(sku);
  const found = await (started[sku] ??= load(sku));
  prices.set(sku, found);
  return found;
}

export async function rate(sku) {
  if (prices.has(sku)) return prices.get(sku);
  if (!(sku in started)) {
    started[sku] = load(sku);
  }
  const found = await started[sku];
  prices.set(sku, found);
  return found;
}

export async function other(sku) {
  const release = await pricesMutex.acquire();
  try {
    if (prices.has(sku)) return prices.get(sku);
    if (!loading.has(sku)) loading.set(sku, load(sku));
    const found = await load(sku);
    prices.set(sku, found);
    return found;
  } finally {
    release();
  }
}

async function load(sku) {
  return sku.length;
}

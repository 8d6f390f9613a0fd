const prices: Record<string, number> = {};
let seen = 0;

async function price(sku: string): Promise<number> {
  seen += 1;
  return sku.length;
}

export async function fill(skus: string[], fast: boolean): Promise<void> {
  skus.forEach(async (sku) => (prices[sku] = await price(sku)));
  skus.forEach(async (sku) => fast || (await price(sku)));
  skus.forEach(async (sku) => void (await price(sku)));
  skus.forEach(async (sku) => (fast ? price(sku) : price('none')));
}

await fill(['tea', 'mate'], false);
console.log(JSON.stringify(prices), seen);

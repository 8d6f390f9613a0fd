const prices: Record<string, number> = {};
let seen = 0;

async function price(sku: string): Promise<number> {
  seen += 1;
  return sku.length;
}

export async function fill(skus: string[], fast: boolean): Promise<void> {
  for (const sku of skus) {
    prices[sku] = await price(sku);
  }
  for (const sku of skus) {
    fast || (await price(sku));
  }
  for (const sku of skus) {
    void (await price(sku));
  }
  for (const sku of skus) {
    await (fast ? price(sku) : price('none'));
  }
}

await fill(['tea', 'mate'], false);
console.log(JSON.stringify(prices), seen);

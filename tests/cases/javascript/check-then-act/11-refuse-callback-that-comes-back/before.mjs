const parts = new Map();

export async function part(key, make) {
  if (!parts.has(key)) {
    parts.set(key, await make(key));
  }
  return parts.get(key);
}

const page = () => part('page', async () => `<h1>${await part('title', async () => 'tea')}</h1>`);

console.log(await page());

const open = new Set();

export async function start(name, { before } = {}) {
  if (open.has(name)) return;
  await before?.(name);
  open.add(name);
}

await start('web', { before: () => start('db') });
console.log(open.size);

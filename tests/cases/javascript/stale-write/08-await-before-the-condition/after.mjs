let total = 0;
const count = async (n) => (n > 1 ? n : null);

export async function add(n) {
  const value = (await count(n)) ?? 0;
  total += value;
  const value2 = (await count(n)) ? 1 : 10;
  total = total + value2;
  total += n > 2 ? await count(n) : 0;
}

await add(1);
await add(3);
console.log(total);

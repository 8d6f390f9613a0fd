const weigh = async (n: number): Promise<number> => n * 2;

export async function prove(rounds: number[]): Promise<number> {
  const sums: Record<string, number> = { a: 1 };
  let total = 0;
  async function round(n: number): Promise<void> {
    sums.a = await weigh(sums.a);
    total += await weigh(n);
  }
  for (const n of rounds) await round(n);
  await round(0);
  return sums.a + total;
}

export async function each(xs: number[]): Promise<number[]> {
  const out = [...xs];
  await Promise.all(
    xs.map(async (_, i) => {
      out[i] = await weigh(out[i]);
    }),
  );
  return out;
}

console.log(await prove([1, 2]), await each([1, 2]));

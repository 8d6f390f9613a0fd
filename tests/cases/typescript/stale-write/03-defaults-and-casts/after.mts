const weigh = async (n: number): Promise<number> => n;
const first = (): number => 0;

export class Totals {
  readonly by: Record<string, number> = {};
  all?: number;
  static sum: number | undefined;
  later?: number;

  async add(key: string, n: number): Promise<void> {
    const value = await weigh(n);
    this.by[key] = (this.by[key] ?? 0) + value;
    const value2 = await weigh(n);
    this.all = (this.all || 0) + value2; // all of them
    const value3 = (await weigh(n)) * 2;
    Totals.sum = (Totals.sum ?? 0)! + value3;
    this.later = (this.later ?? first()) + (await weigh(n));
  }
}

const totals = new Totals();
await Promise.all([totals.add('a', 1), totals.add('a', 2)]);
console.log(totals.by.a, totals.all, Totals.sum, totals.later);

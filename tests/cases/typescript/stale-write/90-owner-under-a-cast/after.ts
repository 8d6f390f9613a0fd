const weigh = async (name: string): Promise<number> => name.length;

export abstract class Scale {
  readonly total: number = 0;

  async add(name: string): Promise<void> {
    const value = await weigh(name);
    (this as { total: number }).total += value;
  }

  async take(name: string): Promise<void> {
    const value = await weigh(name);
    (this as any).total = (this as any).total - value;
  }
}

class Kitchen extends Scale {}

const scale = new Kitchen();
await Promise.all([scale.add('a'), scale.add('bc')]);
await scale.take('d');
console.log(scale.total);

const weigh = async (name: string): Promise<number> => name.length;

export abstract class Scale {
  readonly total: number = 0;

  async add(name: string): Promise<void> {
    (this as { total: number }).total += await weigh(name);
  }

  async take(name: string): Promise<void> {
    (this as any).total = (this as any).total - (await weigh(name));
  }
}

class Kitchen extends Scale {}

const scale = new Kitchen();
await Promise.all([scale.add('a'), scale.add('bc')]);
await scale.take('d');
console.log(scale.total);

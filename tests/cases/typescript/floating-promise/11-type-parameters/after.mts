interface Saver {
  save(): Promise<void>;
}

const log: string[] = [];

export async function flush<T extends Saver>(one: T, all: readonly T[]): Promise<void> {
  await one.save();
  for (const item of all) await item.save();
}

export class Queue<const E extends Saver = Saver, F = unknown> {
  constructor(
    private readonly first: E,
    private readonly other: F,
  ) {}

  async drain(): Promise<F> {
    await this.first.save();
    return this.other;
  }
}

const saver: Saver = {
  async save() {
    await null;
    log.push('saved');
  },
};

await flush(saver, []);
await new Queue(saver, 1).drain();
console.log(log.length);

import { Mutex } from 'async-mutex';

export class Lru<K, V> {
  private entries = new Map<K, V>();
  private readonly entriesMutex = new Mutex();

  constructor(
    private readonly most: number,
    private readonly load: (key: K) => Promise<V>,
  ) {}

  async get(key: K): Promise<V> {
    const release = await this.entriesMutex.acquire();
    try {
      const hit = this.entries.get(key);
      if (hit !== undefined) {
        this.entries.delete(key);
        this.entries.set(key, hit);
        return hit;
      }
      const value = await this.load(key);
      if (this.entries.size >= this.most) this.entries.delete(this.entries.keys().next().value!);
      this.entries.set(key, value);
      return value;
    } finally {
      release();
    }
  }
}

export class Rows {
  protected readonly rows = new Map<string, number>();
}

export class Counts extends Rows {
  async add(key: string): Promise<void> {
    const before = this.rows.get(key) ?? 0;
    await pause();
    this.rows.set(key, before + 1);
  }
}

export function Tagged<Base extends new (...given: any[]) => object>(base: Base) {
  return class extends base {
    tags = new Set<string>();
    readonly tagsMutex = new Mutex();

    async tag(name: string): Promise<void> {
      const release = await this.tagsMutex.acquire();
      try {
        if (this.tags.has(name)) return;
        await pause();
        this.tags.add(name);
      } finally {
        release();
      }
    }
  };
}

async function pause(): Promise<void> {}

import { Mutex } from 'async-mutex';

const open = async (id: string): Promise<number> => id.length;

export namespace Store {
  const rows = new Map<string, number>();
  const rowsMutex = new Mutex();

  export async function row(id: string): Promise<number | undefined> {
    const release = await rowsMutex.acquire();
    try {
      if (!rows.has(id)) {
        const size = await open(id);
        rows.set(id, size);
      }
      return rows.get(id);
    } finally {
      release();
    }
  }
}

export class Registry {
  private readonly seen?: Set<string> = new Set();
  private readonly seenMutex = new Mutex();
  private readonly sizes: ReadonlyMap<string, number> = new Map();
  private readonly sizesMutex = new Mutex();

  async mark(id: string): Promise<void> {
    const release = await this.seenMutex.acquire();
    try {
      if (this.seen!.has(id)) return;
      await open(id);
      this.seen!.add(id);
    } finally {
      release();
    }
  }

  async size(id: string): Promise<void> {
    const release = await this.sizesMutex.acquire();
    try {
      if ((this.sizes as Map<string, number>).has(id)) return;
      const size = await open(id);
      (this.sizes as Map<string, number>).set(id, size);
    } finally {
      release();
    }
  }
}

const registry = new Registry();
await Promise.all([registry.mark('a'), registry.mark('a'), registry.size('b')]);
console.log(await Store.row('abc'));

const open = async (id: string): Promise<number> => id.length;

export namespace Store {
  const rows = new Map<string, number>();

  export async function row(id: string): Promise<number | undefined> {
    if (!rows.has(id)) {
      const size = await open(id);
      rows.set(id, size);
    }
    return rows.get(id);
  }
}

export class Registry {
  private readonly seen?: Set<string> = new Set();
  private readonly sizes: ReadonlyMap<string, number> = new Map();

  async mark(id: string): Promise<void> {
    if (this.seen!.has(id)) return;
    await open(id);
    this.seen!.add(id);
  }

  async size(id: string): Promise<void> {
    if ((this.sizes as Map<string, number>).has(id)) return;
    const size = await open(id);
    (this.sizes as Map<string, number>).set(id, size);
  }
}

const registry = new Registry();
await Promise.all([registry.mark('a'), registry.mark('a'), registry.size('b')]);
console.log(await Store.row('abc'));

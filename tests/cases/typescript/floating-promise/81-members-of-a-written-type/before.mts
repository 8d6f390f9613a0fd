export class Service {
  constructor(
    private readonly store: { save(id: string): Promise<void>; drop: (id: string) => Promise<void>; size(): number },
    readonly log?: { write(line: string): Promise<void> },
  ) {}

  async close(id: string): Promise<void> {
    this.store.save(id);
    this.store.drop(id);
    this.store.size();
    this.log?.write(id);
  }
}

const store = { save: async () => {}, drop: async () => {}, size: () => 0 };
await new Service(store).close('a');
console.log('closed');

import { Inject } from './container.js';

interface Store {
  save(row: string): Promise<void>;
  size(): number;
}

export class Orders {
  constructor(@Inject('STORE') private readonly store: Store) {}

  async add(row: string): Promise<number> {
    this.store.save(row);
    return this.store.size();
  }
}

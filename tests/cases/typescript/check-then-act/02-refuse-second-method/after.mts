import { Mutex } from 'async-mutex';

export class Rows {
  private readonly rows = new Map<string, number>();
  private readonly rowsMutex = new Mutex();

  constructor(private readonly load: (key: string) => Promise<number>) {}

  async get(key: string): Promise<number> {
    const release = await this.rowsMutex.acquire();
    try {
      const known = this.rows.get(key);
      if (known !== undefined) return known;
      const value = await this.load(key);
      this.rows.set(key, value);
      return value;
    } finally {
      release();
    }
  }

  async double(key: string): Promise<void> {
    if (!this.rows.has(key)) {
      const value = await this.get(key);
      this.rows.set(key, value * 2);
    }
  }
}

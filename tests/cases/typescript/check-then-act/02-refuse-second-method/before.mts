export class Rows {
  private readonly rows = new Map<string, number>();

  constructor(private readonly load: (key: string) => Promise<number>) {}

  async get(key: string): Promise<number> {
    const known = this.rows.get(key);
    if (known !== undefined) return known;
    const value = await this.load(key);
    this.rows.set(key, value);
    return value;
  }

  async double(key: string): Promise<void> {
    if (!this.rows.has(key)) {
      const value = await this.get(key);
      this.rows.set(key, value * 2);
    }
  }
}

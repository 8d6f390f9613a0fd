const page = async (cursor) => ({ rows: [cursor], next: cursor + 1 });

export class Reader {
  cursor = 0;
  rows = [];

  async read(times) {
    for (let round = 0; round < times; round++) {
      const found = await page(this.cursor);
      this.cursor = found.next;
      this.rows.push(...found.rows);
    }
    return this.rows;
  }
}

console.log((await new Reader().read(3)).join());

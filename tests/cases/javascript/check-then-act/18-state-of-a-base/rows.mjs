export class Rows {
  rows = new Map();

  async get(id, read) {
    const row = await read(id);
    return this.rows.get(id) ?? row;
  }
}

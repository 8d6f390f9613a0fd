import { Rows } from './rows.mjs';

export class Cached extends Rows {
  rows = new Map();
  names = new Map();

  async first(id, read) {
    if (!this.rows.has(id)) {
      this.rows.set(id, await this.get(id, read));
    }
    return this.rows.get(id);
  }

  async name(id, read) {
    if (!this.names.has(id)) {
      this.names.set(id, await read(id));
    }
    return this.names.get(id);
  }
}

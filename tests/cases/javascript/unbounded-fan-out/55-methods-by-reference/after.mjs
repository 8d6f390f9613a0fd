import pLimit from 'p-limit';

class Pool {
  static async load(id) {
    return `row ${id}`;
  }

  static async loadAll(ids) {
    const limit = pLimit(20);
    return Promise.all(ids.map((id) => limit(() => Pool.load(id))));
  }

  async one(id) {
    return id * 2;
  }

  async all(ids) {
    const limit = pLimit(20);
    return Promise.all(ids.map((id) => limit(() => this.one(id))));
  }
}

console.log(await Pool.loadAll([1, 2]), await new Pool().all([1, 2]));

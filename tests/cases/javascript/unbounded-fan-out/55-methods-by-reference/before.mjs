class Pool {
  static async load(id) {
    return `row ${id}`;
  }

  static async loadAll(ids) {
    return Promise.all(ids.map(Pool.load));
  }

  async one(id) {
    return id * 2;
  }

  async all(ids) {
    return Promise.all(ids.map(this.one));
  }
}

console.log(await Pool.loadAll([1, 2]), await new Pool().all([1, 2]));

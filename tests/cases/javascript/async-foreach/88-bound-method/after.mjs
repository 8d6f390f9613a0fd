export class Store {
  seen = [];

  async keep(id, at) {
    this.seen.push(`${at}:${id}`);
  }

  async all(ids) {
    for (const [index, id] of ids.entries()) {
      await this.keep(id, index);
    }
    return this.seen;
  }

  async bare(ids) {
    ids.forEach(this.keep);
  }
}

console.log(await new Store().all(['a', 'b']));

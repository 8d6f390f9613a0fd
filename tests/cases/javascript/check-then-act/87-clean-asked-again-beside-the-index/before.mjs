class Catalog {
  constructor(load) {
    this.load = load;
    this.paths = {};
    this.tables = [];
  }

  async table(name) {
    if (name in this.paths) {
      const path = this.paths[name];
      const known = this.tables.find((table) => table.path === path);
      if (known) return known;
    }
    const loaded = await this.load(name);
    // Somebody may have loaded it meanwhile: the list knows.
    const beside = this.tables.find((table) => table.path === loaded.path);
    if (beside) return beside;
    this.paths[name] = loaded.path;
    this.tables.push(loaded);
    return loaded;
  }

  async other(name) {
    if (name in this.paths) {
      const path = this.paths[name];
      const known = this.tables.find((table) => table.path === path);
      if (known) return known;
    }
    const loaded = await this.load(name);
    const beside = this.tables.find((table) => table.path === loaded.path);
    if (!beside) {
      this.paths[name] = loaded.path;
      this.tables.push(loaded);
      return loaded;
    } else {
      return beside;
    }
  }
}

const catalog = new Catalog(async (name) => ({ path: `shop.${name}` }));
const [first, second] = await Promise.all([catalog.table('carts'), catalog.other('carts')]);
console.log(first === second, catalog.tables.length);

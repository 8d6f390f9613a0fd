export class Cache {
  #rows = new Map();

  constructor(source) {
    this.source = source;
  }

  async get(id) {
    if (this.#rows.has(id)) return this.#rows.get(id);
    const row = await this.source.get(id);
    this.#rows.set(id, row);
    return row;
  }
}

export class Folder {
  entries = new Map();

  async read(name) {
    if (!this.entries.has(name)) {
      this.entries.set(name, await this.fill(name));
    }
    return this.entries.get(name);
  }

  async fill(name) {
    return name ? this.read('') : name;
  }
}

export class Branch {
  names = new Map();

  constructor(root) {
    this.root = root ?? this;
  }

  async name(id) {
    if (!this.names.has(id)) {
      this.names.set(id, id ? await this.root.name(0) : 'root');
    }
    return this.names.get(id);
  }
}

const cache = new Cache(new Cache({ get: async (id) => id.length }));
console.log(await cache.get('abc'), await cache.get('abc'));

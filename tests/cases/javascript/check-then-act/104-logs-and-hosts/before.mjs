import { Mutex } from 'async-mutex';

export class Streams {
  #open = new Set();
  #seen = new Map();
  #ready = new Map();

  constructor(log) {
    this.log = log;
  }

  // What is found out is only written down.
  async shut(stream) {
    if (!this.#open.has(stream)) {
      this.log.debug('not among the open ones', stream);
    }
    try {
      await stream.end();
    } finally {
      this.#open.delete(stream);
    }
  }

  // A plugin may call any method of what it is given.
  async prepare(plugin, name) {
    if (this.#ready.has(name)) return;
    await plugin.attach(this);
    this.#ready.set(name, plugin);
  }

  async count(stream) {
    const seen = this.#seen.get(stream) ?? 0;
    await stream.flush();
    this.#seen.set(stream, seen + 1);
  }
}

export const mutex = new Mutex();

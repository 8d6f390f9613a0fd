import { api } from './api.mjs';

export class Builds {
  running = {};
  sizes = {};
  stopping = {};

  async rebuild(name) {
    if (this.running[name]) {
      await this.stop(name);
    }
    this.running[name] = true;
    try {
      await api.build(name);
    } finally {
      this.running[name] = false;
    }
  }

  async stop(name) {
    await api.stop(name);
  }

  async size(name) {
    while (this.stopping[name]) {
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
    if (this.sizes[name] === undefined) {
      this.sizes[name] = await api.size(name);
    }
    this.stopping[name] = false;
    return this.sizes[name];
  }
}

export class Prepared {
  ready = {};

  async prepare(name) {
    if (!this.ready[name]) {
      await api.prepare(name);
      this.ready[name] = true;
    }
  }
}

import { api } from './api.mjs';

export class Store {
  async one(id) {
    return { id, store: this };
  }

  async two(id, index) {
    return { id, index };
  }

  async ones(ids) {
    return Promise.all(ids.map(this.one.bind(this)));
  }

  async twos(ids) {
    return Promise.all(ids.map(this.two.bind(this)));
  }

  async others(ids) {
    return Promise.all(ids.map(api.get.bind(api)));
  }
}

import pLimit from 'p-limit';
import { api } from './api.mjs';

export class Store {
  async one(id) {
    return { id, store: this };
  }

  async two(id, index) {
    return { id, index };
  }

  async ones(ids) {
    const limit = pLimit(20);
    return Promise.all(ids.map((id) => limit(() => this.one(id))));
  }

  async twos(ids) {
    const limit = pLimit(20);
    return Promise.all(ids.map((id, index) => limit(() => this.two(id, index))));
  }

  async others(ids) {
    const limit = pLimit(20);
    return Promise.all(ids.map((id) => limit(() => api.get(id))));
  }
}

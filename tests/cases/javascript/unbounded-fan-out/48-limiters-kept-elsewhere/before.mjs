import single, { lane, run as inTurn } from './lanes.mjs';
import * as lanes from './lanes.mjs';
import pLimit from 'p-limit';

export class Store {
  constructor(base) {
    this.base = base;
    this.gate = pLimit(3);
  }

  load(id) {
    return this.gate(() => fetch(`${this.base}/${id}`));
  }

  loadAll(ids) {
    return Promise.all(ids.map((id) => this.load(id)));
  }

  touchAll(ids) {
    return Promise.all(ids.map((id) => this.gate(() => fetch(`${this.base}/${id}`, { method: 'HEAD' }))));
  }

  dropAll(ids) {
    return Promise.all(ids.map((id) => this.drop(id)));
  }

  async drop(id) {
    await fetch(`${this.base}/${id}`, { method: 'DELETE' });
  }
}

export const loadAll = (urls) => Promise.all(urls.map((url) => inTurn(() => fetch(url))));
export const queueAll = (urls) => Promise.all(urls.map((url) => lane.add(() => fetch(url))));
export const loadFew = (urls) => Promise.all(urls.map((url) => single(() => fetch(url))));
export const loadMore = (urls) => Promise.all(urls.map((url) => lanes.run(() => fetch(url))));

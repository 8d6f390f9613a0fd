import { measure } from './scales.js';

const rooms = new Map();

export class House {
  floors = [];

  async weigh(id, floor) {
    rooms.get(id).weight += await measure(id);
    this.floors[floor].get(id).weight += await measure(id);
  }
}

export async function total(ids) {
  const sums = new Map([['all', { weight: 0 }]]);
  for (const id of ids) {
    sums.get('all').weight += await measure(id);
  }
  return sums;
}

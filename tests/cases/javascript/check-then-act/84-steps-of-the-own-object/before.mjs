import { setTimeout as pause } from 'node:timers/promises';

export class Jobs {
  rows = new Map();
  steps = {};

  constructor() {
    this.steps.load = (key) => this.load(key);
  }

  async load(key) {
    if (!this.rows.has(key)) {
      await pause(1);
      this.rows.set(key, 1);
    }
  }

  async refresh(key) {
    if (!this.rows.has(key)) {
      await this.steps.load('all');
      this.rows.set(key, 2);
    }
  }
}

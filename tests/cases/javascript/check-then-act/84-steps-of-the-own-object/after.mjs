import { setTimeout as pause } from 'node:timers/promises';
import { Mutex } from 'async-mutex';

export class Jobs {
  rows = new Map();
  rowsMutex = new Mutex();
  steps = {};

  constructor() {
    this.steps.load = (key) => this.load(key);
  }

  async load(key) {
    const release = await this.rowsMutex.acquire();
    try {
      if (!this.rows.has(key)) {
        await pause(1);
        this.rows.set(key, 1);
      }
    } finally {
      release();
    }
  }

  async refresh(key) {
    if (!this.rows.has(key)) {
      await this.steps.load('all');
      this.rows.set(key, 2);
    }
  }
}

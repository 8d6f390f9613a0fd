import { Mutex } from 'async-mutex';

class Desk {
  rows = new Map();
  rowsMutex = new Mutex();
  ready = new Set();

  async take() {
    if (!this.rows.has('taken')) {
      await this.untilReady();
      this.rows.set('taken', 1);
    }
  }

  async untilReady() {
    while (!this.ready.has('desk')) {
      await new Promise((resolve) => setTimeout(resolve, 0));
    }
  }

  async bring() {
    const release = await this.rowsMutex.acquire();
    try {
      if (!this.rows.has('brought')) {
        await null;
        this.ready.add('desk');
        this.rows.set('brought', 1);
      }
    } finally {
      release();
    }
  }
}

const desk = new Desk();
await Promise.all([desk.take(), desk.bring()]);
console.log([...desk.rows.keys()].sort());

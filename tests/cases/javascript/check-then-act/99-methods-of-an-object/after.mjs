import { Mutex } from 'async-mutex';

export const board = {
  cells: new Map(),
  async mark(key) {
    const release = await cellsMutex.acquire();
    try {
      if (this.cells.has(key)) return;
      await draw(key);
      this.cells.set(key, true);
    } finally {
      release();
    }
  },
};
const cellsMutex = new Mutex();

const pad = {
  cells: new Map(),
  async mark(key) {
    if (pad.cells.has(key)) return;
    await draw(key);
    pad.cells.set(key, true);
  },
};

async function draw(key) {
  return key;
}

export const marks = [board.mark, pad.mark];

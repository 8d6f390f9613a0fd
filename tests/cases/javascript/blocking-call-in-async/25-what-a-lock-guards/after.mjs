import fs from 'node:fs';
import { Mutex, Semaphore } from 'async-mutex';

const slots = new Semaphore(3);
const gate = new Mutex();
let total = 0;

export async function add(file) {
  const done = await gate.acquire();
  console.log('adding', file);
  try {
    const before = total;
    total = before + (await fs.promises.stat(file)).size;
  } finally {
    done();
  }
}

export async function addInSlot(file) {
  const [, release] = await slots.acquire();
  try {
    const before = total;
    total = before + fs.statSync(file).size;
  } finally {
    release();
  }
}

export async function addAlone(file) {
  const mutex = new Mutex();
  await mutex.runExclusive(async () => {
    const before = total;
    total = before + fs.statSync(file).size;
  });
}

export class Folder {
  mutex = new Mutex();
  size = 0;

  async add(file) {
    await this.mutex.runExclusive(async () => {
      const before = this.size;
      this.size = before + (await fs.promises.stat(file)).size;
    });
  }

  async addToAll(file) {
    await this.mutex.runExclusive(async () => {
      const before = total;
      total = before + fs.statSync(file).size;
    });
  }
}

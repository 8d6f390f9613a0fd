import { Mutex } from 'async-mutex';

const close = async (lock) => lock.id;

export class Locks {
  locks = {};
  locksMutex = new Mutex();

  add(id) {
    this.locks[id] = { id };
  }

  async drop(id) {
    const release = await this.locksMutex.acquire();
    try {
      if (this.locks[id]) {
        await close(this.locks[id]);
        delete this.locks[id];
      }
      return Object.keys(this.locks).length;
    } finally {
      release();
    }
  }
}

const locks = new Locks();
locks.add('a');
console.log(await locks.drop('a'));

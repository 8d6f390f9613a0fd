import { Mutex } from 'async-mutex';

export class Account {
  constructor(sum) {
    this.mutex = new Mutex();
    this.sum = sum;
  }

  async move(other, amount) {
    const release = await this.mutex.acquire();
    try {
      const releaseOther = await other.mutex.acquire();
      try {
        this.sum -= amount;
        other.sum += amount;
      } finally {
        releaseOther();
      }
    } finally {
      release();
    }
  }

  note(journal, line) {
    return this.mutex.runExclusive(() => journal.lock.runExclusive(() => line));
  }
}

const own = new Account(5);
await own.move(new Account(1), 2);
console.log(own.sum);

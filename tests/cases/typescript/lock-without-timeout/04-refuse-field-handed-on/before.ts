import { Mutex } from 'async-mutex';

const busy = (mutex: Mutex): boolean => mutex.isLocked();

export class Ledger {
  private readonly lock = new Mutex();
  private sum = 0;

  async add(n: number): Promise<boolean> {
    await this.lock.runExclusive(() => (this.sum += n));
    return busy(this.lock);
  }
}

console.log(await new Ledger().add(2));

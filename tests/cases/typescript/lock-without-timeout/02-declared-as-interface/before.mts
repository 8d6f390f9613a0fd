import { Mutex, type MutexInterface } from "async-mutex";

class Ledger {
  private readonly lock: MutexInterface = new Mutex();
  private sum = 0;

  async add(n: number): Promise<number> {
    return this.lock.runExclusive(() => (this.sum += n));
  }
}

console.log(await new Ledger().add(2));

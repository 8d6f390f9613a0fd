import { Mutex, type MutexInterface, withTimeout } from "async-mutex";

class Ledger {
  private readonly lock: MutexInterface = withTimeout(new Mutex(), 30_000);
  private sum = 0;

  async add(n: number): Promise<number> {
    return this.lock.runExclusive(() => (this.sum += n));
  }
}

console.log(await new Ledger().add(2));

import { Mutex, type MutexInterface, type SemaphoreInterface, withTimeout } from 'async-mutex';

export class Gate {
  private readonly lock: MutexInterface = new Mutex();

  constructor(private readonly slots: SemaphoreInterface) {}

  async slot(ms: number): Promise<[number, () => void]> {
    return withTimeout(this.slots, ms, new Error('too late')).acquire();
  }

  async enter(ms: number): Promise<() => void> {
    return Promise.race([
      this.lock.acquire(),
      new Promise<never>((_, reject) => setTimeout(() => reject('too late'), ms)),
    ]);
  }
}

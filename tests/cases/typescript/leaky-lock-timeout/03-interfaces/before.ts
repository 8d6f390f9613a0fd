import { Mutex, type MutexInterface, type SemaphoreInterface } from 'async-mutex';

export class Gate {
  private readonly lock: MutexInterface = new Mutex();

  constructor(private readonly slots: SemaphoreInterface) {}

  async slot(ms: number): Promise<[number, () => void]> {
    const late = new Promise<never>((_, reject) => setTimeout(() => reject(new Error('too late')), ms));
    const got = this.slots.acquire();
    return Promise.race([got, late]);
  }

  async enter(ms: number): Promise<() => void> {
    return Promise.race([
      this.lock.acquire(),
      new Promise<never>((_, reject) => setTimeout(() => reject('too late'), ms)),
    ]);
  }
}

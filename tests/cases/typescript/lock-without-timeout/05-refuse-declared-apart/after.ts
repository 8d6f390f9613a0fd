import { Mutex, type MutexInterface, withTimeout } from 'async-mutex';

export class Journal {
  private readonly reads: Mutex;
  private readonly writes: MutexInterface;

  constructor() {
    this.reads = new Mutex();
    this.writes = withTimeout(new Mutex(), 30_000);
  }

  async add(line: string): Promise<string> {
    await this.reads.runExclusive(() => line);
    return this.writes.runExclusive(() => line);
  }
}

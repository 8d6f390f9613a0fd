import { Mutex, type MutexInterface } from 'async-mutex';

export class Journal {
  private readonly reads: Mutex;
  private readonly writes: MutexInterface;

  constructor() {
    this.reads = new Mutex();
    this.writes = new Mutex();
  }

  async add(line: string): Promise<string> {
    await this.reads.runExclusive(() => line);
    return this.writes.runExclusive(() => line);
  }
}

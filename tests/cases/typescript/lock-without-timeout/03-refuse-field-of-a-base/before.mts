import { Mutex } from 'async-mutex';

export class Base {
  protected readonly mutex = new Mutex();
  async run(): Promise<void> {
    await this.mutex.runExclusive(() => {});
  }
}

export class Other extends Base {
  async go(): Promise<void> {
    const mutex: Mutex = this.mutex;
    await mutex.runExclusive(() => {});
  }
}

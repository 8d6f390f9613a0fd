import { Mutex } from 'async-mutex';

class Journal {
  #lines = [];
  #mutex = new Mutex();

  async add(line) {
    await this.#mutex.runExclusive(() => this.#lines.push(line));
    return this.#lines.length;
  }
}

console.log(await new Journal().add('a'));

import { Mutex, withTimeout } from 'async-mutex';

class Journal {
  #lines = [];
  #mutex = withTimeout(new Mutex(), 1500);

  async add(line) {
    await this.#mutex.runExclusive(() => this.#lines.push(line));
    return this.#lines.length;
  }
}

console.log(await new Journal().add('a'));

import pLimit from 'p-limit';

const send = async (row) => row;

export class Outbox {
  gate = pLimit(3);
  #door = pLimit(2);
  put = (row) => this.gate(() => send(row));

  constructor(slots) {
    this.workQueue = slots;
  }

  async post(row) {
    return this.#door(send, row);
  }

  later(row) {
    return this.workQueue.add(() => send(row));
  }

  all(rows) {
    return Promise.all(rows.map((row) => this.put(row)));
  }

  async each(rows) {
    await Promise.all(rows.map(this.put));
    await Promise.all(rows.map((row) => this.gate(() => send(row))));
    await Promise.all(rows.map((row) => this.later(row)));
    return Promise.all(rows.map(async (row) => [row, await this.post(row)]));
  }
}

import { Mutex } from 'async-mutex';

const mutex = new Mutex();
const other = new Mutex();
const log = [];

async function note(row) {
  await mutex.runExclusive(() => log.push(row));
}

async function take() {
  const release = await mutex.acquire();
  release();
}

export async function held(row) {
  const release = await mutex.acquire();
  try {
    note(row);
  } finally {
    release();
  }
}

export async function under(row) {
  await mutex.runExclusive(async () => {
    note(row);
    take();
  });
}

export async function later(row) {
  const release = await mutex.acquire();
  log.push(row);
  release();
  await note(row);
}

export async function apart(row) {
  await other.runExclusive(async () => {
    await note(row);
  });
}

export class Ledger {
  #lock = new Mutex();

  async add(row) {
    await this.#lock.runExclusive(() => log.push(row));
  }

  async addAll(rows) {
    await this.#lock.acquire();
    try {
      for (const row of rows) this.add(row);
    } finally {
      this.#lock.release();
    }
  }
}

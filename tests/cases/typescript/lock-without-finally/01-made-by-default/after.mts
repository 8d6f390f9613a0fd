import { Mutex, Semaphore } from 'async-mutex';

export class Pool {
  constructor(protected readonly gate = new Semaphore(2)) {}

  async take(): Promise<number> {
    const [left, release] = await this.gate.acquire();
    try {
      await null;
      return left;
    } finally {
      release();
    }
  }
}

export async function write(line: string, lock = new Mutex()): Promise<string> {
  const release = await lock.acquire();
  try {
    const text = line.trim();
    return text;
  } finally {
    release();
  }
}

console.log(await new Pool().take(), await write(' a '));

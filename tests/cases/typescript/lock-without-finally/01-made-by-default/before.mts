import { Mutex, Semaphore } from 'async-mutex';

export class Pool {
  constructor(protected readonly gate = new Semaphore(2)) {}

  async take(): Promise<number> {
    const [left, release] = await this.gate.acquire();
    await null;
    release();
    return left;
  }
}

export async function write(line: string, lock = new Mutex()): Promise<string> {
  const release = await lock.acquire();
  const text = line.trim();
  release();
  return text;
}

console.log(await new Pool().take(), await write(' a '));

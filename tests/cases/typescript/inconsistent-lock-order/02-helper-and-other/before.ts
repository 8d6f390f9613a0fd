import { Mutex } from 'async-mutex';

const stock = new Mutex();
const orders = new Mutex();

const note = async (): Promise<string> => orders.runExclusive(() => 'noted');

export async function take(): Promise<string> {
  const release = await stock.acquire();
  try {
    return await note();
  } finally {
    release();
  }
}

export const cancel = (): Promise<string> => orders.runExclusive(() => stock.runExclusive(() => 'cancelled'));

export class Account {
  readonly lock = new Mutex();
  sum = 0;

  async move(other: Account, amount: number): Promise<number> {
    return this.lock.runExclusive(() =>
      other.lock.runExclusive(() => {
        this.sum -= amount;
        other.sum += amount;
        return this.sum;
      }),
    );
  }
}

console.log(await take(), await cancel(), await new Account().move(new Account(), 1));

import { Mutex } from "async-mutex";

const journal = new Mutex();

export class Account {
  readonly mutex = new Mutex();
  balance = 0;
}

export async function transfer(from: Account, to: Account, amount: number): Promise<void> {
  const releaseFrom = await from.mutex.acquire();
  try {
    const releaseTo = await to.mutex.acquire();
    try {
      from.balance -= amount;
      to.balance += amount;
    } finally {
      releaseTo();
    }
  } finally {
    releaseFrom();
  }
}

export const note = (account: Account, line: string): Promise<string> =>
  journal.runExclusive(() => account.mutex.runExclusive(() => line));

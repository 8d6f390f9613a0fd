import { Mutex } from 'async-mutex';

const accounts = new Mutex();
const journal = new Mutex();
const lines = [];

export async function move(amount) {
  const freeAccounts = await accounts.acquire();
  try {
    const freeJournal = await journal.acquire();
    try {
      // both are taken
      lines.push(amount);
    } finally {
      freeJournal();
    }
  } finally {
    freeAccounts();
  }
}

await move(1);
await move(2);
console.log(lines.join(), accounts.isLocked(), journal.isLocked());

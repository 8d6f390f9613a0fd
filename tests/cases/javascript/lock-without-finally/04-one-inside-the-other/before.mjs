import { Mutex } from 'async-mutex';

const accounts = new Mutex();
const journal = new Mutex();
const lines = [];

export async function move(amount) {
  const freeAccounts = await accounts.acquire();
  const freeJournal = await journal.acquire();
  // both are taken
  lines.push(amount);
  freeJournal();
  freeAccounts();
}

await move(1);
await move(2);
console.log(lines.join(), accounts.isLocked(), journal.isLocked());

import { Mutex } from 'async-mutex';

const till = new Mutex();

export async function balance(amount: number) {
  const release = await till.acquire();
  interface Row {
    amount: number;
  }
  const row: Row = { amount };
  console.log(row);
  release();
  return (other: Row) => other.amount;
}

export async function record(amount: number) {
  const release = await till.acquire();
  type Row = { amount: number };
  const row: Row = { amount };
  console.log(row);
  release();
  return { Row: amount };
}

const fee = async (amount) => amount / 10;
const state = { count: 0 };

export class Account {
  balance = 100;

  async withdraw(amount) {
    const { balance } = this;
    const extra = await fee(amount);
    this.balance = balance - amount - extra;
  }

  async show() {
    const { balance } = this;
    await fee(balance);
    return balance;
  }

  async pay(other, amount) {
    const { balance } = other;
    await fee(amount);
    other.balance = balance + amount;
  }
}

export async function count(n) {
  const { count: old = 0 } = state;
  await fee(n);
  state.count = old + n;
}

const account = new Account();
await account.withdraw(10);
await account.pay({ balance: 0 }, 1);
await count(1);
console.log(await account.show(), state.count);

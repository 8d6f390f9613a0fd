const { Mutex } = require('async-mutex');

const prices = new Map();
const pricesMutex = new Mutex();

class Depot {
  stock = new Map();
  stockMutex = new Mutex();
  offers = null;

  async count(part) {
    const release = await this.stockMutex.acquire();
    try {
      if (!this.stock.has(part)) {
        await null;
        this.stock.set(part, part.length);
      }
      return this.stock.get(part);
    } finally {
      release();
    }
  }

  async order(part) {
    if (!this.stock.has(part)) {
      await this.offers.look(part);
      this.stock.set(part, 1);
    }
    return this.stock.get(part);
  }
}

class Offers {
  depot = null;

  look(part) {
    return pricesMutex.runExclusive(async () => {
      if (!prices.has(part)) {
        await null;
        prices.set(part, 10);
      }
      return prices.get(part);
    });
  }

  async weigh(part) {
    if (!prices.has(part)) {
      const count = await this.depot.count(part);
      prices.set(part, count * 2);
    }
    return prices.get(part);
  }
}

async function main() {
  const depot = new Depot();
  depot.offers = new Offers();
  depot.offers.depot = depot;
  console.log(await Promise.all([depot.order('bolt'), depot.offers.weigh('nut')]));
}

main();

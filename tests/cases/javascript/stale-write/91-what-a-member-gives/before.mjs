const weigh = async (n) => n;

class Basket {
  #rows = [{ sum: 0 }];

  async add(n) {
    this.#rows.at(-1).sum += await weigh(n);
    const own = new Map([['a', { sum: 0 }]]);
    own.get('a').sum += await weigh(n);
    return this.#rows[0].sum + own.get('a').sum;
  }
}

console.log(await new Basket().add(2));

const totals = { all: { sum: 0 } };

function total(name = 'all') {
  return totals[name];
}

export class Till {
  #drawers = [];

  drawer(at) {
    return this.#drawers[at];
  }

  async take(at, price) {
    this.drawer(at).sum += await price();
    total().sum += await price();
    this.drawer(at).coins[0] -= (await price()) / 2;
    total().sum += price.last;
    total().sum = await price();
    price.till().sum += await price();
  }
}

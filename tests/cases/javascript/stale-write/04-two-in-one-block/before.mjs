const table = { a: 1 };
let total = 0;

const load = async (n) => n;

class Meter {
  #sum = 0;

  async measure(v) {
    this.#sum += (await load(v)) /* doubled */ * 2; // tail
    return this.#sum;
  }
}

async function add(n) {
  table.a += await load(n);
  total -= await load(n);
  total ??= await load(n);
  for (const x of [1]) total += await load(x);
}

const meter = new Meter();
await add(2);
console.log(await meter.measure(3), table.a, total);

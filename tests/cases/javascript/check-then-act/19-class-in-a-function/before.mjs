export function makeRates(source) {
  class Rates {
    known = new Map();

    async rate(code) {
      if (!this.known.has(code)) {
        this.known.set(code, await source.ask(code));
      }
      return this.known.get(code);
    }
  }

  return new Rates();
}

let asked = 0;
const rates = makeRates({
  async ask(code) {
    asked += 1;
    return code.length;
  },
});
await Promise.all([rates.rate('EUR'), rates.rate('EUR')]);
console.log(`asked ${asked}`);

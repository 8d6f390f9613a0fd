const size = async (name) => name.length;

exports.makeCounter = () => ({
  count: 0,
  async add(name) {
    const value = await size(name);
    this.count += value;
    return this.count;
  },
});

function Tally() {
  this.sum = 0;
}

Tally.prototype.add = async function (name) {
  const value = await size(name);
  this.sum = this.sum + value;
};

module.exports.mixed = {
  n: 0,
  add: async function (names) {
    await Promise.all(names.map(async (name) => {
      const value = await size(name);
      this.n += value;
    }));
  },
  last: async (name) => {
    this.n += await size(name);
  },
};

async function main() {
  const counter = exports.makeCounter();
  await Promise.all([counter.add('a'), counter.add('bc')]);
  const tally = new Tally();
  await Promise.all([tally.add('a'), tally.add('bc')]);
  await exports.mixed.add(['a', 'bc']);
  console.log(counter.count, tally.sum, exports.mixed.n);
}

main();

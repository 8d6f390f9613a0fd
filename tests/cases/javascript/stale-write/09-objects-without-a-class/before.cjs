const size = async (name) => name.length;

exports.makeCounter = () => ({
  count: 0,
  async add(name) {
    this.count += await size(name);
    return this.count;
  },
});

function Tally() {
  this.sum = 0;
}

Tally.prototype.add = async function (name) {
  this.sum = this.sum + (await size(name));
};

module.exports.mixed = {
  n: 0,
  add: async function (names) {
    await Promise.all(names.map(async (name) => {
      this.n += await size(name);
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

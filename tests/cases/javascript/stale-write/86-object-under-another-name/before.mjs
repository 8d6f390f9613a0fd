const size = async (text) => text.length;

class Meter {
  stats = { total: 0 };

  async add(text) {
    const { stats } = this;
    stats.total += await size(text);
  }

  async again(text) {
    const self = this;
    self.stats.total = self.stats.total + (await size(text));
  }

  async own(text) {
    const stats = { ...this.stats };
    stats.total += await size(text);
    return stats.total;
  }
}

const meter = new Meter();
await Promise.all([meter.add('ab'), meter.add('cde'), meter.again('f'), meter.own('ghi')]);
console.log(meter.stats.total);

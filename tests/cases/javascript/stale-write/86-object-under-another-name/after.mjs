const size = async (text) => text.length;

class Meter {
  stats = { total: 0 };

  async add(text) {
    const { stats } = this;
    const value = await size(text);
    stats.total += value;
  }

  async again(text) {
    const self = this;
    const value = await size(text);
    self.stats.total = self.stats.total + value;
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

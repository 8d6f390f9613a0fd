export class Feed {
  loading = false;
  count = 0;

  async load(source) {
    if (this.loading) {
      return;
    }
    this.loading = true;
    const before = this.count;
    const more = await source.load();
    this.count = before + more;
    this.loading = false;
  }
}

let total = 0;
let tail = Promise.resolve();

export function add(weigh) {
  tail = tail.then(async () => {
    total += await weigh(total);
  });
  return tail;
}

export class Scan {
  started = false;
  cursor = '0';

  async read(source) {
    if (this.started && this.cursor === '0') {
      return;
    }
    this.started = true;
    const next = await source.scan(this.cursor);
    this.cursor = next;
  }
}

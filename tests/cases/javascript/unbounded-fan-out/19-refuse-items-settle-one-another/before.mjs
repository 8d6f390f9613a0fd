const load = async (id) => id;

class Gate {
  constructor(count) {
    this.left = count;
    this.opened = new Promise((resolve) => {
      this.open = resolve;
    });
  }

  arrive() {
    this.left -= 1;
    if (this.left === 0) this.open();
    return this.opened;
  }
}

export async function together(ids) {
  const gate = new Gate(ids.length);
  return Promise.all(ids.map(async (id) => {
    await gate.arrive();
    return load(id);
  }));
}

export async function counted(ids) {
  let start;
  const started = new Promise((resolve) => (start = resolve));
  let left = ids.length;
  return Promise.all(ids.map(async (id) => {
    left -= 1;
    if (left === 0) start();
    await started;
    return load(id);
  }));
}

console.log((await together([1, 2])).join(), (await counted([3, 4])).join());

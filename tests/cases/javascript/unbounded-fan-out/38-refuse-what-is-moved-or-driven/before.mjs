const load = async (at) => at;

class Batch {
  #waiting = [];

  get(key) {
    return new Promise((resolve) => this.#waiting.push(() => resolve(key)));
  }

  flush() {
    this.#waiting.splice(0).forEach((send) => send());
  }
}

const cursor = (at) => ({ value: () => at, close: () => (at = null) });

export async function values(list) {
  const jobs = [];
  for (const one of list) {
    const open = cursor(one);
    jobs.push(load(open.value()));
    open.close();
  }

  return Promise.all(jobs);
}

export async function read(batch, keys) {
  const reads = [];
  for (const key of keys) {
    reads.push(batch.get(key));
  }
  batch.flush();
  return Promise.all(reads);
}

export async function readMapped(batch, keys) {
  const reads = keys.map((key) => batch.get(key));
  batch.flush();
  return await Promise.all(reads);
}

console.log(await values([1, 2]), await read(new Batch(), ['a']), await readMapped(new Batch(), ['b']));

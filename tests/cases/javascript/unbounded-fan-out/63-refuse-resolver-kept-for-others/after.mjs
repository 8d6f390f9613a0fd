import pLimit from 'p-limit';

export class Pool {
  workers = new Map();
  ended = new Map();

  async end() {
    const jobs = [];
    for (const [id, worker] of this.workers) {
      jobs.push(new Promise((resolve) => this.ended.set(id, resolve)).then(async () => worker.terminate()));
      worker.postMessage({ id, op: 'end' });
    }
    await Promise.all(jobs);
  }

  async answers(ids, store) {
    return Promise.all(
      ids.map(async (id) => {
        await new Promise((resolve) => {
          this.ended.set(id, resolve);
        });
        return store(id);
      }),
    );
  }

  async asks(ids, send) {
    const limit = pLimit(20);
    return Promise.all(
      ids.map(
        (id) =>
          limit(() => new Promise((resolve) => {
            this.ended.set(id, resolve);
            send(id);
          })),
      ),
    );
  }

  told(id) {
    this.ended.get(id)?.();
  }
}

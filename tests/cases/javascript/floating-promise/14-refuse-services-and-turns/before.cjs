const Worker = require('./worker.cjs');

class Manager {
  async work(fetch) {
    const worker = new Worker(fetch);
    this.workers.push(worker);
    worker.start();
    return worker;
  }

  async next() {
    if (this.waiting) return;
    this.waiting = true;
    try {
      const job = await this.queue.take();
      this.run(job);
    } finally {
      this.waiting = false;
    }
  }

  async run(job) {
    await job.run();
    await this.next();
  }
}

module.exports = Manager;

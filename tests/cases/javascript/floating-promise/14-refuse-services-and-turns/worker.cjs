class Worker {
  constructor(fetch) {
    this.fetch = fetch;
    this.stopping = false;
  }

  async start() {
    while (!this.stopping) {
      const jobs = await this.fetch();
      await Promise.allSettled(jobs.map((job) => job.run()));
    }
  }

  stop() {
    this.stopping = true;
  }
}

module.exports = Worker;

const run = async (job) => job > 1;

export class Queue {
  jobs = [1, 2, 3];

  async drain() {
    const list = this.jobs;
    list.forEach(async (job) => {
      if (await run(job)) this.jobs.push(job - 1);
    });
  }

  async again() {
    const { jobs } = this;
    jobs.forEach(async (job) => {
      if (await run(job)) this.add(job - 1);
    });
  }

  add(job) {
    this.jobs.push(job);
  }

  async spread(jobs) {
    jobs.forEach(async (job) => {
      await this.split(job, jobs);
    });
  }

  async split(job, into) {
    if (await run(job)) into.push(job - 1);
  }

  async copied() {
    const jobs = this.jobs.slice();
    jobs.forEach(async (job) => {
      if (await run(job)) this.add(job - 1);
    });
    return jobs.length;
  }
}

console.log(await new Queue().copied());

const queue = ['a'];
const log = [];

async function run(job) {
  log.push(job);
  queue.push(`${job}!`);
}

export async function drain() {
  queue.forEach(async (job) => {
    await run(job);
  });
}

export class Jobs {
  #jobs = ['b'];

  add(job) {
    this.#jobs.push(job);
  }

  async run(job) {
    this.add(`${job}!`);
  }

  async drain() {
    this.#jobs.forEach(async (job) => {
      await this.run(job);
    });
  }

  async once() {
    for (const job of [...this.#jobs]) {
      await this.run(job);
    }
    return this.#jobs.length;
  }
}

await drain();
const jobs = new Jobs();
await jobs.drain();
console.log(log.join(), await jobs.once());

export class Worker {
  closing = false;

  constructor(queue) {
    this.queue = queue;
  }

  async resume() {
    this.run();
    this.queue.resume();
  }

  async run() {
    this.running = this.loop();
    await this.running;
  }

  async loop() {
    while (!this.closing || this.queue.busy) {
      const job = await this.queue.next();
      await job.run();
    }
  }

  async drain() {
    while (!this.empty) {
      await this.step();
    }
  }

  async step() {
    this.empty = (await this.queue.next()) === null;
  }

  async close() {
    this.closing = true;
    await this.drain();
    await this.queue.close();
  }
}

export async function watch(check, interval) {
  let active = true;
  const poll = async () => {
    if (!active) return;
    await check(interval);
    poll();
  };
  poll();
  return () => {
    active = false;
  };
}

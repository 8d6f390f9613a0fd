export class Service {
  pending;
  stopping = false;

  async start() {
    const turn = async () => {
      if (this.stopping) {
        return;
      }
      await this.take();
      return turn();
    };
    turn();
  }

  async run(job) {
    if (job.detached) {
      this.take(job);
      return undefined;
    } else {
      return await this.take(job);
    }
  }

  async known() {
    if (!this.pending) {
      const probe = this.take('known');
      this.pending = probe;
      probe.then((found) => {
        this.found = found;
      }).finally(() => {
        this.pending = undefined;
      });
    }
    return this.pending;
  }

  async tell(event) {
    Promise.allSettled([
      this.take(event),
      this.take('told'),
    ]); // ignore promise
    return event;
  }

  async both(job) {
    if (job.first) {
      console.log(job.first);
      await this.take(job.first);
    } else {
      console.log(job.last);
    }
    await this.take(job.last);
  }

  stop() {
    this.stopping = true;
  }

  async take(job) {
    return job;
  }
}

async function attempt(count) {
  if (count > 3) return;
  await fetch('/ready');
  return attempt(count + 1);
}

export async function main() {
  await attempt(0);
}

const jobs = [];
const plugins = [];

export class Bus {
  #handlers = [];
  log = [];

  on(handler) {
    this.#handlers.push(handler);
    return () => this.#handlers.splice(this.#handlers.indexOf(handler), 1);
  }

  async emit(event) {
    this.#handlers.forEach(async (handler) => {
      await handler(event);
    });
    for (const handler of [...this.#handlers]) {
      await handler(event);
    }
  }

  async flush(write) {
    for (const line of this.log) {
      await write(line);
    }
    this.log.splice(0);
  }
}

export class Other {
  #handlers = [];

  async emit(event) {
    for (const handler of this.#handlers) {
      await handler(event);
    }
  }
}

export function take() {
  return jobs.shift();
}

export function use(plugin) {
  plugins.push(plugin);
}

export async function all(run) {
  jobs.forEach(async (job) => {
    await run(job);
  });
  for (const plugin of plugins) {
    await plugin.start();
  }
}

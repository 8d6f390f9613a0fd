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
    [...this.#handlers].forEach(async (handler) => {
      await handler(event);
    });
  }

  async flush(write) {
    this.log.forEach(async (line) => {
      await write(line);
    });
    this.log.splice(0);
  }
}

export class Other {
  #handlers = [];

  async emit(event) {
    this.#handlers.forEach(async (handler) => {
      await handler(event);
    });
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
  plugins.forEach(async (plugin) => {
    await plugin.start();
  });
}

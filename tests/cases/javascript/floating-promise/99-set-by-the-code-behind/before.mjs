export async function start(api, ids, change) {
  let notice;
  const job = await api.start();
  run();
  notice = await api.notify(job);
  return job;

  async function run() {
    for (const id of ids) {
      await change(id);
    }
    await api.dismiss(notice.id);
  }
}

export async function label(api) {
  send();
  const text = await api.label();
  return text;

  async function send() {
    await api.open();
    await api.send(text);
  }
}

export async function known(api) {
  const text = await api.label();
  send();
  return api.label();

  async function send() {
    await api.open();
    await api.send(text);
  }
}

export class Reporter {
  async init() {
    if (this.ready || this.starting) {
      throw new Error('only once');
    }
    this.open();
    this.starting = true;
    await this.load();
    this.ready = true;
  }

  async again() {
    if (this.starting) return;
    await this.load();
    this.open();
    this.starting = true;
  }

  async open() {
    await this.load();
  }

  async load() {
    this.loaded = true;
  }
}

const rows = [];
let ready = false;

async function load(name) {
  rows.push(await name);
}

async function init() {
  load('a');
  ready = true;
}

async function warm() {
  ready = true;
  load('b');
}

export class App {
  started = false;

  start() {
    this.boot();
    if (!this.started) throw new Error('not started');
  }

  async boot() {
    for (const name of ['a', 'b']) {
      this.started = name === 'b';
      load(name);
    }
  }
}

export function open() {
  init();
  warm();
  return ready;
}

export async function run() {
  await init();
  await warm();
  return ready;
}

import { EventEmitter } from 'node:events';

const RUNNING = 1;
const CLOSED = 2;

export class Replies {
  constructor(socket) {
    this.socket = socket;
    this.state = CLOSED;
    this.gone = new Promise((resolve) => socket.on('close', resolve));
  }

  async answerAll() {
    this.state = RUNNING;
    while (this.state === RUNNING) {
      try {
        await this.socket.send(await this.socket.receive());
      } catch (error) {
        if (this.state !== CLOSED) throw error;
      }
    }
  }

  async drain(rows) {
    while (rows.length > 0) await this.socket.send(rows.pop());
  }

  async open(rows) {
    await this.socket.bind();
    this.drain(rows);
    this.answerAll();
    this.gone.then(() => rows.push('gone'));
  }

  close() {
    this.state = CLOSED;
    this.socket.close();
  }
}

export class Worker {
  async start(signal, once) {
    await once();
    (async () => {
      for (;;) {
        try {
          while (!signal.aborted) {
            if ((await once()) === 'abort') break;
          }
          break;
        } catch {
          await once();
        }
      }
    })();
  }
}

async function listen(emitter) {
  return new Promise((resolve) => emitter.once('done', resolve));
}

async function listenersOf(emitter) {
  return emitter.eventNames();
}

async function refresh(log) {
  log.push(await Promise.resolve('refreshed'));
}

export async function launch(log) {
  const emitter = new EventEmitter();
  listen(emitter);
  listenersOf(emitter);
  setInterval(() => {
    refresh(log);
  }, 60_000);
  refresh(log);
  setTimeout(() => emitter.emit('done'), 10);
}

export async function ask(log) {
  const answer = refresh(log);
  answer.then(() => log.push('settled'));
  log.push('asked');
  refresh(log).then(() => log.push('once'));
  return answer;
}

async function timed(work) {
  await work();
}

export async function prepare(first, log) {
  if (first) {
    await timed(async () => {
      await refresh(log);
    });
  } else {
    refresh(log);
  }
  log.push('prepared');
}

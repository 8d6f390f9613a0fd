import { setTimeout as sleep } from 'node:timers/promises';

export class Link {
  #open = false;
  ready = false;

  async #beat() {
    while (this.#open) {
      this.socket.ping();
      await sleep(1000);
    }
  }

  async #count() {
    for (let round = 0; this.#open; round++) await this.report(round);
  }

  async #untilReady() {
    while (!this.ready) {
      console.log('not yet');
      await sleep(10);
    }
  }

  async connect(socket) {
    this.socket = socket;
    this.#open = true;
    this.#beat();
    this.#count();
    this.#untilReady();
  }

  close() {
    this.#open = false;
    this.ready = true;
  }
}

async function keepAlive(socket) {
  while (socket.readyState === WebSocket.OPEN) {
    socket.ping();
    await sleep(1000);
  }
}

export async function serve(socket) {
  keepAlive(socket);
  socket.send('hello');
}

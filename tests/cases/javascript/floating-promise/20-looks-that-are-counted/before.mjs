import { setTimeout as sleep } from 'node:timers/promises';

export class Link {
  ready = false;

  async #untilReady() {
    let looks = 0;
    while (!this.ready) {
      console.log('not yet');
      looks++;
      if (looks > 100) throw new Error('too late');
      await sleep(10);
    }
  }

  async #untilOpen() {
    for (let looks = 0; !this.open; looks++) await sleep(looks);
  }

  async connect(socket) {
    this.#untilReady();
    socket.once('ready', () => {
      this.ready = true;
    });
  }

  async reconnect(socket) {
    this.#untilOpen();
    this.open = socket.open();
  }

  async first(socket) {
    this.#untilReady();
    socket.send('ready');
  }
}

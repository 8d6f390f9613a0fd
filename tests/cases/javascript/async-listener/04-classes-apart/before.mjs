import { EventEmitter } from 'node:events';

const store = async (n) => n * 2;

export class Quiet extends EventEmitter {
  constructor() {
    super({ captureRejections: true });
    this.on('order', async (n) => {
      await store(n);
    });
  }
}

export class Plain extends EventEmitter {
  start() {
    this.on('order', async (n) => {
      console.log(await store(n));
    });
    return this;
  }
}

new Plain().start().emit('order', 21);

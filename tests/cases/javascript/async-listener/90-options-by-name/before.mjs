import { EventEmitter } from 'node:events';

const options = { captureRejections: true };
const quiet = new EventEmitter(options);
const loud = new EventEmitter({ captureRejections: false });

quiet.on('order', async (order) => {
  await store(order);
});
loud.on('order', async (order) => {
  await store(order);
});

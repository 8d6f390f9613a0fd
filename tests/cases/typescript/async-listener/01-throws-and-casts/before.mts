import { EventEmitter } from 'node:events';

const bus = new EventEmitter();

bus.on('order', async (order: number) => {
  if (order < 0) throw new RangeError('order');
});
bus.once('stop', (async () => {
  await bus.close();
}) as () => void);
bus.on('order', async (order: number) => {
  try {
    if (order < 0) throw new RangeError('order');
  } catch (error) {
    console.error(error);
  }
});

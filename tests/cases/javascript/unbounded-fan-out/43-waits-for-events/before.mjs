import { once } from 'node:events';
import { once as onceWithin } from './events.mjs';

export async function online(workers) {
  const waits = [];
  for (const worker of workers) {
    waits.push(onceWithin(worker, 'online', 1000));
  }
  await Promise.all(waits);
}

export async function updated(bot, slots) {
  await Promise.all(slots.map((slot) => onceWithin(bot, `slot:${slot}`)));
}

export async function answered(page, urls) {
  await Promise.all(urls.map((url) => page.waitForResponse(url)));
}

export async function setUp(workers) {
  await Promise.all(
    workers.map(async (worker) => {
      await once(worker, 'online');
      await worker.setUp();
    }),
  );
}

export async function opened(sockets) {
  await Promise.all(
    sockets.map(async (socket) => {
      await new Promise((resolve) => socket.once('open', resolve));
      await socket.greet();
    }),
  );
}

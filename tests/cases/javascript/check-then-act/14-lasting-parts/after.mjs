import { once } from 'node:events';
import { Mutex } from 'async-mutex';
import { handle, sleep } from './api.mjs';

const sessions = new Map();

export async function serve(id, socket) {
  if (sessions.has(id)) throw new Error('busy');
  await socket.ready();
  sessions.set(id, socket);
  for await (const message of socket) {
    await handle(message);
  }
  sessions.delete(id);
}

const polls = new Set();

export async function poll(id) {
  if (polls.has(id)) return;
  await sleep(1);
  polls.add(id);
  while (true) {
    await handle(id);
    await sleep(1000);
  }
}

const clients = new Map();

export async function connect(id, socket) {
  if (clients.has(id)) return;
  await handle(id);
  clients.set(id, socket);
  await once(socket, 'close');
  clients.delete(id);
}

// These end by themselves.
const sizes = new Map();
const sizesMutex = new Mutex();

export async function size(name, file) {
  const release = await sizesMutex.acquire();
  try {
    if (sizes.has(name)) return sizes.get(name);
    let all = 0;
    for await (const line of file.readLines()) {
      all += line.length;
    }
    sizes.set(name, all);
    return all;
  } finally {
    release();
  }
}

const ready = new Set();

export async function start(id, socket) {
  if (ready.has(id)) return;
  await once(socket, 'open');
  ready.add(id);
}

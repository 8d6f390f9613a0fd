import { Mutex } from 'async-mutex';
import { sessions, settings } from './store.mjs';

let rooms;
const roomsMutex = new Mutex();

export function open() {
  rooms = new Map();
}

export async function login(name) {
  if (sessions.has(name)) return;
  await send(name);
  sessions.set(name, true);
}

export async function raise() {
  const limit = settings.limit;
  await send(limit);
  settings.limit = limit + 1;
}

export async function enter(room) {
  const release = await roomsMutex.acquire();
  try {
    if (rooms.has(room)) return;
    await send(room);
    rooms.set(room, true);
  } finally {
    release();
  }
}

async function send(what) {
  return what;
}

import { Mutex } from 'async-mutex';
import { connect, type Session } from './db.js';

const state = {
  sessions: new Map<string, Session>(),
  started: Date.now(),
};
const sessionsMutex = new Mutex();

export async function session(user: string): Promise<Session> {
  const release = await sessionsMutex.acquire();
  try {
    const known = state.sessions.get(user);
    if (known) return known;
    const made = await connect(user, state.started);
    state.sessions.set(user, made);
    return made;
  } finally {
    release();
  }
}

export async function all(users: string[]): Promise<Map<string, Session>> {
  const own = { sessions: new Map<string, Session>() };
  for (const user of users) {
    if (!own.sessions.has(user)) {
      own.sessions.set(user, await connect(user, 0));
    }
  }
  return own.sessions;
}

import { Mutex } from 'async-mutex';

let made = 0;

async function connect(user: string): Promise<string> {
  made += 1;
  return `session of ${user}`;
}

class Registry {
  private readonly sessions = new Map<string, string>();
  private readonly sessionsMutex = new Mutex();
  private readonly names: Record<string, string> = {};
  private readonly namesMutex = new Mutex();

  async get(user: string): Promise<string> {
    const release = await this.sessionsMutex.acquire();
    try {
      const { sessions } = this;
      let session = sessions.get(user);
      if (!session) {
        session = await connect(user);
        sessions.set(user, session);
      }
      return session;
    } finally {
      release();
    }
  }

  async name(user: string): Promise<string> {
    const release = await this.namesMutex.acquire();
    try {
      const known = this.names;
      if (!(user in known)) known[user] = await connect(user);
      return known[user];
    } finally {
      release();
    }
  }

  async fresh(user: string): Promise<Map<string, string>> {
    let { sessions } = this;
    sessions = new Map();
    if (!sessions.has(user)) sessions.set(user, await connect(user));
    return sessions;
  }
}

const registry = new Registry();
await Promise.all([registry.get('ada'), registry.get('ada'), registry.name('bo'), registry.name('bo')]);
console.log('made', made);

import { Mutex } from 'async-mutex';

const cache = new Map();
const cacheMutex = new Mutex();
const load = async (id) => id * 2;

export async function all(ids) {
  if (!cache.has('all')) {
    cache.set('all', await load(ids.length));
  }
  return Promise.all(
    ids.map(async (id) => {
      const release = await cacheMutex.acquire();
      try {
        if (cache.has(id)) return cache.get(id);
        const found = await load(id);
        cache.set(id, found);
        return found;
      } finally {
        release();
      }
    }),
  );
}

export async function listen(bus) {
  const release = await cacheMutex.acquire();
  try {
    if (cache.has('bus')) return;
    await load(1);
    cache.set('bus', true);
    bus.on('id', async (id) => {
      const release2 = await cacheMutex.acquire();
      try {
        if (cache.has(id)) return;
        cache.set(id, await load(id));
      } finally {
        release2();
      }
    });
  } finally {
    release();
  }
}

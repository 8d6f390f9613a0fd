import { Mutex } from 'async-mutex';

const mutex = new Mutex();
const pages = new Map();

async function send(request, attempt = 1) {
  try {
    const response = await request();
    if (response.status === 429) {
      return send(request, attempt + 1);
    }
    return response;
  } catch (error) {
    if (attempt > 3) throw error;
    return send(request, attempt + 1);
  }
}

export async function read(name) {
  const release = await mutex.acquire();
  try {
    if (!pages.has(name)) {
      return fill(name);
    }
    return pages.get(name);
  } finally {
    release();
  }
}

async function fill(name) {
  const page = await send(() => fetch(name));
  const release = await mutex.acquire();
  try {
    pages.set(name, page);
  } finally {
    release();
  }
  return page;
}

export class Client {
  async call(request, left) {
    try {
      const response = await request();
      return response.ok ? response : this.call(request, left - 1);
    } catch {
      return null;
    }
  }
}

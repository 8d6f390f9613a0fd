import { Mutex } from 'async-mutex';

const open = {};
const openMutex = new Mutex();
const states = new Map();
const statesMutex = new Mutex();

export async function close(key) {
  const release = await openMutex.acquire();
  try {
    if (key in open) {
      await flush(key);
      delete open[key];
    }
  } finally {
    release();
  }
}

export async function start(key) {
  const release = await statesMutex.acquire();
  try {
    switch (states.get(key)) {
      case undefined:
        await flush(key);
        states.set(key, 'started');
        break;
      default:
    }
    return states.get(key);
  } finally {
    release();
  }
}

export async function clean(key) {
  switch (key) {
    case 'a':
      await flush(key);
      break;
    default:
  }
  delete open[key];
}

async function flush(key) {
  return key;
}

const open = {};
const states = new Map();

export async function close(key) {
  if (key in open) {
    await flush(key);
    delete open[key];
  }
}

export async function start(key) {
  switch (states.get(key)) {
    case undefined:
      await flush(key);
      states.set(key, 'started');
      break;
    default:
  }
  return states.get(key);
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

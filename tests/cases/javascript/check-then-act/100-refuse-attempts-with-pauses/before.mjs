import { setTimeout as sleep } from 'node:timers/promises';

const ids = new Map();

export async function request(radio, key, data) {
  for (const pause of [100, 500]) {
    let id = ids.get(key);
    if (id === undefined) {
      id = await radio.lookup(key);
      ids.set(key, id);
    }
    if (await radio.send(id, data)) {
      return true;
    }
    await sleep(pause);
  }
  return false;
}

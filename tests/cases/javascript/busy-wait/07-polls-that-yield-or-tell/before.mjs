import { setTimeout as sleep } from 'node:timers/promises';

export async function ready(state) {
  while (!state.open) {
    await new Promise(setImmediate);
  }
  while (!state.ready) {
    console.log('waiting');
    await sleep(50);
  }
  while (!state.done) {
    await sleep(50);
    state.step();
  }
}

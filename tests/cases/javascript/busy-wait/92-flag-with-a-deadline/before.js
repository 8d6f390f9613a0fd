import { setTimeout as sleep } from 'node:timers/promises';

const door = { open: false };

export async function untilOpen(ms) {
  const until = Date.now() + ms;
  while (!door.open && Date.now() < until) {
    await sleep(20);
  }
  return door.open;
}

export async function untilThen(until) {
  while (Date.now() < until) {
    await sleep(20);
  }
}

export async function spin(ms) {
  const until = Date.now() + ms;
  while (!door.open && Date.now() < until) {}
}

import { debounceQueue } from './queues.mjs';

const changes = [];

async function register(entry) {
  const notify = debounceQueue(() => changes.push(entry), 50);
  await null;
  notify();
}

export async function all(entries) {
  await Promise.all(entries.map((entry) => register(entry)));
  return changes.length;
}

import pLimit from 'p-limit';
import { debounceQueue } from './queues.mjs';

const changes = [];

async function register(entry) {
  const notify = debounceQueue(() => changes.push(entry), 50);
  await null;
  notify();
}

export async function all(entries) {
  const limit = pLimit(20);
  await Promise.all(entries.map((entry) => limit(() => register(entry))));
  return changes.length;
}

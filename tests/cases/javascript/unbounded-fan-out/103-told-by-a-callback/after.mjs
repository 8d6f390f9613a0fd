import pLimit from 'p-limit';
import { open } from './runners.mjs';

export function allEnded(runners) {
  const ended = [];
  for (const runner of runners) {
    ended.push(new Promise((resolve) => {
      runner.registerCleanup(resolve);
    }));
  }
  return Promise.all(ended);
}

export async function openAll(files) {
  const limit = pLimit(20);
  return Promise.all(files.map((file) => limit(() => open(file))));
}

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
  return Promise.all(files.map((file) => open(file)));
}

import { setTimeout as pause } from 'node:timers/promises';
import pLimit from 'p-limit';

export async function ranks(names) {
  const known = new Set();
  const limit = pLimit(20);
  return Promise.all(
    names.map((name) => limit(async () => {
      known.add(name);
      await pause(1);
      return `${name} of ${known.size}`;
    })),
  );
}

console.log((await ranks(['ada', 'bo'])).join(', '));

import { setTimeout as pause } from 'node:timers/promises';

export async function ranks(names) {
  const known = new Set();
  return Promise.all(
    names.map(async (name) => {
      known.add(name);
      await pause(1);
      return `${name} of ${known.size}`;
    }),
  );
}

console.log((await ranks(['ada', 'bo'])).join(', '));

async function warm(name) {
  await Promise.resolve(name);
}

async function record(event) {
  await Promise.resolve(event);
}

export async function start(names) {
  // Not awaited: the caches fill while the first requests come in.
  warm(names[0]);

  // Gifts that a shutdown interrupted; we don't wait for
  // them, the rest of the start has to go on.
  const list = names.slice(1);
  warm(list[0]);

  record('started');

  // The list is short.
  const last = names.at(-1);

  warm(last);
}

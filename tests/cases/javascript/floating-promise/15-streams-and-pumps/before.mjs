import { on } from 'node:events';
import { watch } from 'node:fs/promises';

async function reload(path, seen) {
  const changes = watch(path);
  for await (const change of changes) seen.push(change);
}

async function collect(stream, chunks) {
  for await (const chunk of stream) chunks.push(chunk);
}

export async function start(connection, emitter, seen) {
  (async () => {
    for await (const status of connection.status()) {
      seen.push(status);
    }
  })();
  reload('/etc', seen);
  collect(connection.body, seen);
  (async () => {
    for await (const [event] of on(emitter, 'x')) seen.push(event);
  })().finally(() => seen.push('end'));
  return seen;
}

export async function* parallel(source, work, most) {
  const queue = [];
  let next;
  let resume;
  let done = false;
  async function pump() {
    for await (const item of source) {
      queue.push(work(item));
      next?.();
      if (queue.length >= most) {
        await new Promise((resolve) => {
          resume = resolve;
        });
      }
    }
    done = true;
    next?.();
  }
  pump();
  while (!done || queue.length > 0) {
    while (queue.length > 0) {
      yield await queue.shift();
      resume?.();
    }
    await new Promise((resolve) => {
      next = resolve;
    });
  }
}

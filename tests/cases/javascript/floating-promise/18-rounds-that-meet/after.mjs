import { handle } from './api.mjs';

// Each round waits for the last one.
export async function meet(parts) {
  let left = parts.length;
  let open;
  const gate = new Promise((resolve) => {
    open = resolve;
  });
  async function run(part) {
    left -= 1;
    if (left === 0) open();
    await gate;
    await handle(part);
  }
  for (const part of parts) {
    run(part);
  }
}

// What it takes is put in behind it.
export async function produce(queue, items) {
  const consume = async () => {
    while (!queue.closed) {
      await handle(await queue.take());
    }
  };
  consume();
  for (const item of items) queue.put(item);
  queue.close();
}

export async function beat(signal) {
  const work = async () => {
    while (!signal.aborted) {
      await handle(1);
    }
  };
  work();
  return signal;
}

// These end.
export async function pages(db, ids, signal) {
  const save = async (id) => {
    let page = await db.take(id);
    while (page && !signal.aborted) {
      await handle(page);
      page = page.next;
    }
  };
  for (const id of ids) {
    await save(id);
  }
}

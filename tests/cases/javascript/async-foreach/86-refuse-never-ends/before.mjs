import { handle, sleep } from './api.mjs';

export async function serve(sockets) {
  sockets.forEach(async (socket) => {
    for await (const message of socket) {
      await handle(message);
    }
  });
}

export async function poll(feeds) {
  feeds.forEach(async (feed) => {
    while (true) {
      await handle(await feed.next());
      await sleep(1000);
    }
  });
}

async function follow(feed) {
  for (;;) await handle(await feed.next());
}

export async function followAll(feeds) {
  feeds.forEach(async (feed) => follow(feed));
  feeds.forEach(follow);
}

// The gate is opened behind the loop.
export async function held(parts) {
  let open;
  const gate = new Promise((resolve) => {
    open = resolve;
  });
  parts.forEach(async (part) => {
    await gate;
    await handle(part);
  });
  open();
}

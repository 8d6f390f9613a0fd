import { handle, sleep } from './api.mjs';

async function consume(queue) {
  while (true) {
    await handle(await queue.next());
  }
}

export async function consumeAll(queues) {
  await Promise.all(queues.map((queue) => consume(queue)));
}

export async function serve(sockets) {
  await Promise.all(
    sockets.map(async (socket) => {
      for await (const message of socket) {
        await handle(message);
      }
    }),
  );
}

async function watch(feed, signal) {
  while (!signal.aborted) {
    await handle(feed);
    await sleep(1000);
  }
}

export async function watchAll(feeds, signal) {
  const jobs = [];
  for (const feed of feeds) {
    jobs.push(watch(feed, signal));
  }
  await Promise.all(jobs);
}

// These come to an end.
export async function lines(files) {
  await Promise.all(
    files.map(async (file) => {
      for await (const line of file.readLines()) {
        await handle(line);
      }
    }),
  );
}

export async function sizes(streams) {
  return Promise.all(
    streams.map(async (stream) => {
      let size = 0;
      for await (const chunk of stream) size += chunk.length;
      return size;
    }),
  );
}

export async function pages(feeds) {
  await Promise.all(
    feeds.map(async (feed) => {
      while (true) {
        const page = await feed.next();
        if (!page) break;
        await handle(page);
      }
    }),
  );
}

import { handle } from './api.mjs';

export async function followAll(feeds, signal) {
  await Promise.all(
    feeds.map(async (feed) => {
      for (;;) {
        if (signal.aborted) return;
        await handle(feed);
      }
    }),
  );
}

export async function retryAll(feeds, signal) {
  await Promise.all(
    feeds.map(async (feed) => {
      for (;;) {
        if (signal.aborted) return;
        if (await handle(feed)) return;
      }
    }),
  );
}

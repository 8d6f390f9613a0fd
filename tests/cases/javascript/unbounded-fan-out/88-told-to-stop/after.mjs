import pLimit from 'p-limit';
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
  const limit = pLimit(20);
  await Promise.all(
    feeds.map((feed) => limit(async () => {
      for (;;) {
        if (signal.aborted) return;
        if (await handle(feed)) return;
      }
    })),
  );
}

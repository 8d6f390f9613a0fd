import { once } from 'node:events';

const log = (error) => console.log(error.message);

// The promises are there already: put off, a rejection would have no handler until its turn comes.
export const quiet = (promises) => Promise.all(promises.map((promise) => promise.catch(() => null)));

export const measured = (jobs) => Promise.all(jobs.map((job) => job.promise.finally(() => job.timer.stop())));

export async function settled(promises) {
  return Promise.all(
    promises.map(async (promise) => {
      try {
        return { value: await promise };
      } catch (error) {
        log(error);
        return { error };
      }
    }),
  );
}

export async function idle(workers) {
  await Promise.all(workers.map(async (worker) => { if (worker.busy) await worker.done; }));
}

export async function named(entries) {
  const found = {};
  const all = Object.keys(entries).map(async (key) => { found[key] = await Promise.resolve(entries[key]); });
  await Promise.all(all);
  return found;
}

// Put off, these would miss what they wait for.
export const ended = (streams) => Promise.all(streams.map((stream) => once(stream, 'end')));

export const exited = (children) =>
  Promise.all(children.map((child) => new Promise((resolve) => child.once('exit', resolve))));

// Equal workers that share their work: their number is the limit.
export async function drain(count, queue) {
  await Promise.all(Array.from({ length: count }, async () => {
    while (queue.length > 0) await queue.shift()();
  }));
}

async function work(source) {
  for (;;) {
    const job = await source.next();
    if (!job) return;
    await job.run();
  }
}

export async function start(count, source) {
  const running = [];
  for (let i = 0; i < count; i++) running.push(work(source));
  await Promise.all(running);
}

export const five = (urls) => Promise.all(Array.from({ length: Math.min(5, urls.length) }, (_, i) => fetch(urls[i])));

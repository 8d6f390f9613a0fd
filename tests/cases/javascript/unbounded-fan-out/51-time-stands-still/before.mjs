import { expect, it, vi } from 'vitest';

const ids = ['a', 'b'];

async function tick(done) {
  await new Promise((resolve) => setTimeout(resolve, 1000));
  done();
}

it('ticks', async () => {
  vi.useFakeTimers();
  const done = vi.fn();
  tick(done);
  await vi.advanceTimersByTimeAsync(1000);
  expect(done).toHaveBeenCalled();
});

it('ticks for each', async () => {
  vi.useFakeTimers();
  const done = vi.fn();
  ids.forEach(async () => {
    await tick(done);
  });
  await vi.advanceTimersByTimeAsync(1000);
  expect(done).toHaveBeenCalledTimes(2);
});

it('ticks for all', async () => {
  vi.useFakeTimers();
  const done = vi.fn();
  const all = Promise.all(ids.map((id) => tick(() => done(id))));
  vi.advanceTimersByTime(1000);
  await all;
});

it('waits for all', async () => {
  const done = vi.fn();
  await Promise.all(ids.map((id) => tick(() => done(id))));
});

import pLimit from 'p-limit';
import { getRateLimits, load, maxLimit, queue, unlimited } from './api.mjs';

export async function pages(ids, limit) {
  const limiter = pLimit(20);
  return Promise.all(ids.map((id) => limiter(() => load(id, limit).then((page) => page.rows))));
}

export async function lengths(ids) {
  const limit = pLimit(20);
  return Promise.all(ids.map((id) => limit(() => load(`/queue/${id}`).then((it) => it.length))));
}

export async function firstOfEach(ids, table) {
  const limit = pLimit(20);
  return Promise.all(ids.map((id) => limit(() => table.find({ id }).sort('at').limit(1))));
}

export async function limits(ids) {
  const limit = pLimit(20);
  return Promise.all(ids.map((id) => limit(() => getRateLimits(id))));
}

export async function atMost(ids) {
  const limit = pLimit(20);
  return Promise.all(ids.map((id) => limit(() => load(id, maxLimit()))));
}

export async function atOnce(ids) {
  const limit = pLimit(20);
  return Promise.all(ids.map((id) => limit(() => unlimited(id))));
}

// These wait for their turn already.
export async function inTurn(ids) {
  return Promise.all(ids.map((id) => queue.add(() => load(id))));
}

export async function oneByOne(ids, limiter) {
  return Promise.all(
    ids.map(async (id) => {
      await limiter.getSlot();
      return load(id);
    }),
  );
}

import { getRateLimits, load, maxLimit, queue, unlimited } from './api.mjs';

export async function pages(ids, limit) {
  return Promise.all(ids.map((id) => load(id, limit).then((page) => page.rows)));
}

export async function lengths(ids) {
  return Promise.all(ids.map((id) => load(`/queue/${id}`).then((it) => it.length)));
}

export async function firstOfEach(ids, table) {
  return Promise.all(ids.map((id) => table.find({ id }).sort('at').limit(1)));
}

export async function limits(ids) {
  return Promise.all(ids.map((id) => getRateLimits(id)));
}

export async function atMost(ids) {
  return Promise.all(ids.map((id) => load(id, maxLimit())));
}

export async function atOnce(ids) {
  return Promise.all(ids.map((id) => unlimited(id)));
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

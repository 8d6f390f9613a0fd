import { Semaphore } from 'async-mutex';

const load = async (id) => id;

export async function inParts(ids, size, batches) {
  const out = [];
  for (let at = 0; at < ids.length; at += 50) {
    const part = ids.slice(at, at + 50);
    out.push(...(await Promise.all(part.map((id) => load(id)))));
  }
  const queue = [...ids];
  while (queue.length > 0) {
    await Promise.all(queue.splice(0, size).map((id) => load(id)));
  }
  for (let at = 0; at < batches.length; at += 1) {
    await Promise.all(batches[at].map((id) => load(id)));
  }
  return out;
}

export async function streamed(ids) {
  const jobs = [];
  for await (const id of ids) jobs.push(load(id));
  return Promise.all(jobs);
}

export async function guarded(ids) {
  const doors = new Semaphore(4);
  return Promise.all(ids.map((id) => doors.runExclusive(() => load(id))));
}

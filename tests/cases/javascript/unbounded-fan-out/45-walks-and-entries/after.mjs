import { setTimeout as sleep } from 'node:timers/promises';
import pLimit from 'p-limit';

const load = async (id) => {
  await sleep(1);
  return id;
};

async function walked(ids) {
  const limit = pLimit(20);
  const jobs = [];
  ids.forEach((id) => {
    if (!id) return;
    jobs.push(limit(() => load(id)));
  });
  return Promise.all(jobs);
}

async function walkedShort(ids) {
  const limit = pLimit(20);
  const jobs = [];
  ids.forEach((id, at) => jobs.push(limit(() => load(id + at))));
  return Promise.all(jobs);
}

async function byIndex(ids) {
  const limit = pLimit(20);
  const jobs = [];
  for (let at = 0; at < ids.length; at++) {
    jobs[at] = limit(() => load(ids[at]));
  }
  return Promise.all(jobs);
}

async function byVar(ids) {
  const jobs = [];
  for (var at = 0; at < ids.length; at++) {
    jobs[at] = load(ids[at]);
  }
  return Promise.all(jobs);
}

async function last(ids) {
  const jobs = [];
  let found = 0;
  ids.forEach((id) => {
    found = id;
    jobs.push(load(found));
  });
  return Promise.all(jobs);
}

async function few() {
  const jobs = [];
  ['a', 'b'].forEach((id) => jobs.push(load(id)));
  return Promise.all(jobs);
}

console.log(await walked([1, 0, 2]), await walkedShort([1, 2]), await byIndex([3, 4]), await byVar([5]), await last([6]), await few());

import { setTimeout as sleep } from 'node:timers/promises';
import pLimit from 'p-limit';

async function load(id) {
  await sleep(1);
  return id;
}

async function loadAll(ids) {
  const limit = pLimit(20);
  return Promise.all(ids?.map((id) => limit(() => load(id))) ?? []);
}

async function loadNew(ids, all) {
  const limit = pLimit(20);
  return Promise.all(all ? ids.map((id) => limit(async () => load(id))) : []);
}

async function loadLater(ids) {
  const limit = pLimit(20);
  const jobs = ids?.map((id) => limit(() => load(id))) || [];
  return Promise.all(jobs);
}

async function loadBeside(ids) {
  const limit = pLimit(20);
  return Promise.all([...(ids?.map((id) => limit(() => load(id))) ?? []), load('last')]);
}

function stream(ids) {
  return new ReadableStream({
    async start(controller) {
      const limit = pLimit(20);
      await Promise.all(ids.map((id) => limit(async () => controller.enqueue(await load(id)))));
      controller.close();
    },
  });
}

console.log(await loadAll(), await loadAll(['a']), await loadNew(['b'], true), await loadLater(['c']), await loadBeside(['d']));
for await (const one of stream(['e'])) console.log(one);

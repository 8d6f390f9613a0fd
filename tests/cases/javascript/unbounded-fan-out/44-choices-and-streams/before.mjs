import { setTimeout as sleep } from 'node:timers/promises';

async function load(id) {
  await sleep(1);
  return id;
}

async function loadAll(ids) {
  return Promise.all(ids?.map((id) => load(id)) ?? []);
}

async function loadNew(ids, all) {
  return Promise.all(all ? ids.map(async (id) => load(id)) : []);
}

async function loadLater(ids) {
  const jobs = ids?.map((id) => load(id)) || [];
  return Promise.all(jobs);
}

async function loadBeside(ids) {
  return Promise.all([...(ids?.map((id) => load(id)) ?? []), load('last')]);
}

function stream(ids) {
  return new ReadableStream({
    async start(controller) {
      await Promise.all(ids.map(async (id) => controller.enqueue(await load(id))));
      controller.close();
    },
  });
}

console.log(await loadAll(), await loadAll(['a']), await loadNew(['b'], true), await loadLater(['c']), await loadBeside(['d']));
for await (const one of stream(['e'])) console.log(one);

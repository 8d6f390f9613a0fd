import pLimit from 'p-limit';

const load = async (id) => id * 2;
const ids = [3, 1, 2];

const limit = pLimit(20);
const jobs = [];
for (const id of ids) {
  jobs.push(limit(() => load(id)));
}
console.log(await Promise.all(jobs));

if (ids.length > 1) {
  const calls = ids.map((id) => limit(() => load(id)));
  console.log(await Promise.all(calls));
}

export const shared = [];
for (const id of ids) {
  shared.push(load(id));
}
await Promise.all(shared);

const given = ids.map((id) => load(id));
await Promise.all(given);

export { given };

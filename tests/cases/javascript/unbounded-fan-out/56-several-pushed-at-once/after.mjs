import pLimit from 'p-limit';

const log = [];
const load = async (id, at) => {
  log.push(`${id}${at ?? ''}`);
  return id;
};

async function pairs(ids) {
  const limit = pLimit(20);
  const jobs = [];
  for (const id of ids) {
    jobs.push(limit(() => load(id)), limit(() => load(id + 1)));
  }
  return Promise.all(jobs);
}

async function rows(groups) {
  const limit = pLimit(20);
  const jobs = [];
  for (let at = 0; at < groups.length; at++) {
    jobs.push(...groups[at].map((id) => limit(() => load(id, at))));
  }
  return Promise.all(jobs);
}

async function late(groups) {
  const jobs = [];
  let first = 0;
  for (const group of groups) {
    first = group[0];
    jobs.push(...group.map((id) => load(id, first)));
  }
  return Promise.all(jobs);
}

const list = [[1, 2], [5]];
console.log(await pairs([1, 5]), await rows(list), await late(list));
console.log(log.join(' '));

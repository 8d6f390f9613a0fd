import pLimit from 'p-limit';

const load = async (id) => id * 2;

export async function settled(ids) {
  const limit = pLimit(20);
  return Promise.all(ids.map((id) => limit(() => load(id))).map((call) => call.catch((error) => error.message)));
}

export async function named(ids) {
  const limit = pLimit(20);
  const calls = ids.map((id) => limit(() => load(id))).map((call) => call.then((n) => n + 1).catch(() => 0));
  return Promise.all(calls);
}

export async function both(ids, more) {
  const limit = pLimit(20);
  return Promise.all(ids.map((id) => limit(() => load(id))).concat(more.map((id) => limit(() => load(id))), load(9)).reverse());
}

export async function given(calls) {
  return Promise.all(calls.map((call) => call.catch(() => null)));
}

export async function joined(calls, more) {
  return Promise.all(calls.concat(load(more)));
}

console.log(await settled([3, 1]), await named([2]), await both([1, 2], [7]));
console.log(await given([load(1)]), await joined([load(2)], 3));

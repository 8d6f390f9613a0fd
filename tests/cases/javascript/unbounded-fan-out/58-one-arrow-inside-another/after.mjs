import pLimit from 'p-limit';

const load = async (id) => id * 2;

export const twice = (ids) => {
  const limit = pLimit(20);
  return Promise.all(ids.map((id) => limit(() => load(id)))).then((rows) => {
    const limiter = pLimit(20);
    return Promise.all(rows.map((id) => limiter(() => load(id))));
  });
};

export const both = async (ids, more) => {
  const limit = pLimit(20);
  return [await Promise.all(ids.map((id) => limit(() => load(id)))), await Promise.all(more.map((id) => limit(() => load(id))))];
};

console.log(await twice([1]), await both([2], [3]));

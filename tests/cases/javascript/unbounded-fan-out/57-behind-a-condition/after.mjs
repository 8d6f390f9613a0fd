import pLimit from 'p-limit';

const load = async (id) => id * 2;

export const some = (ids) => {
  const limit = pLimit(20);
  return ids.length > 0 && Promise.all(ids.map((id) => limit(() => load(id))));
};

async function known(ids, found) {
  const limit = pLimit(20);
  return found ?? Promise.all(ids.map((id) => limit(() => load(id))));
}

console.log(await some([]), await some([1, 2]), await known([3]));

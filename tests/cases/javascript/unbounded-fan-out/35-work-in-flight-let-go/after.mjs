import pLimit from 'p-limit';

const send = async (id) => id;
const open = new Map();

function load(id) {
  if (!open.has(id)) {
    open.set(id, send(id).finally(() => open.delete(id)));
  }
  return open.get(id);
}

export async function all(ids) {
  const limit = pLimit(20);
  return Promise.all(ids.map((id) => limit(() => load(id))));
}

console.log(await all([1, 1, 2]));

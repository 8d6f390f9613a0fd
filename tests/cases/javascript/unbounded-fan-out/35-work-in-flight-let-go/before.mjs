const send = async (id) => id;
const open = new Map();

function load(id) {
  if (!open.has(id)) {
    open.set(id, send(id).finally(() => open.delete(id)));
  }
  return open.get(id);
}

export async function all(ids) {
  return Promise.all(ids.map((id) => load(id)));
}

console.log(await all([1, 1, 2]));

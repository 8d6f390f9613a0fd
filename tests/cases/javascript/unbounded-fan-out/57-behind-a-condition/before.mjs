const load = async (id) => id * 2;

export const some = (ids) => ids.length > 0 && Promise.all(ids.map((id) => load(id)));

async function known(ids, found) {
  return found ?? Promise.all(ids.map((id) => load(id)));
}

console.log(await some([]), await some([1, 2]), await known([3]));

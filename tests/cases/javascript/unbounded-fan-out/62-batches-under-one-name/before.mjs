const load = async (id) => id;

export async function inTurn(ids, size) {
  const found = [];
  let batch = ids.splice(0, size);
  while (batch.length > 0) {
    found.push(...(await Promise.all(batch.map((id) => load(id)))));
    batch = ids.splice(0, size);
  }
  return found;
}

export async function inTest(ids) {
  let part;
  while ((part = ids.splice(0, 10)).length > 0) {
    await Promise.all(part.map((id) => load(id)));
  }
}

export async function all(ids) {
  let part = ids;
  if (ids.length > 50) part = ids.slice(0, 50);
  return Promise.all(part.map((id) => load(id)));
}

console.log((await inTurn([1, 2, 3], 2)).join());

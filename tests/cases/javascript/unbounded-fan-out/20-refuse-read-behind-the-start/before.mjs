const load = async (id, token) => `${id}${token}`;

async function twice(ids) {
  let token = 'a';
  const first = Promise.all(ids.map((id) => load(id, token)));
  token = 'b';
  const second = await Promise.all(ids.map((id) => load(id, token)));
  return [...(await first), ...second];
}

console.log((await twice([1, 2])).join(' '));

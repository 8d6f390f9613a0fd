const load = async (id) => {
  if (id > 2) throw new Error('gone');
  return id;
};
const worked = (result) => result.status === 'fulfilled';

export async function some(ids) {
  const results = await Promise.allSettled(ids.map((id) => load(id)));
  return results.map((result) => result.value).filter(Boolean);
}

export async function good(ids) {
  const results = await Promise.allSettled(ids.map((id) => load(id)));
  return results.filter(worked).map((result) => result.value);
}

console.log(await some([1, 3]), await good([1, 3]));

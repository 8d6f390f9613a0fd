const load = async (id) => ({ id });
const valueOf = (result) => result.value;
const orNull = (result) => (result.status === 'fulfilled' ? result.value : null);

export async function plain(ids) {
  return (await Promise.allSettled(ids.map((id) => load(id)))).map(valueOf);
}

export async function looked(ids) {
  return (await Promise.allSettled(ids.map((id) => load(id)))).map(orNull);
}

export async function show(ids, res) {
  const results = await Promise.allSettled(ids.map((id) => load(id)));
  res.status(200).json(results.map((result) => result.value));
}

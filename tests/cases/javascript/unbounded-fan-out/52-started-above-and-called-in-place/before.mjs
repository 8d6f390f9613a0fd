async function remove(id) {
  await Promise.resolve();
  if (id === 'bad') throw new Error(id);
  return id;
}

export async function removeAll(ids) {
  const all = [];
  for (const id of ids) {
    const removed = remove(id);
    if (removed) all.push(removed.catch((error) => error.message));
  }
  return Promise.all(all);
}

export async function settle(promises) {
  const all = [];
  for (const promise of promises) all.push(promise.catch(() => null));
  return Promise.all(all);
}

export async function checkAll(ids) {
  const all = [];
  for (const id of ids) {
    const checked = (async () => {
      // One after the other.
      const gone = await remove(id);
      return remove(gone);
    })();
    all.push(checked);
  }
  return Promise.all(all);
}

export async function mapAll(ids) {
  return Promise.all(ids.map((id) => (async () => remove(await remove(id)))()));
}

export async function keyed(ids) {
  return Promise.all(ids.map((id) => (async (key) => remove(await remove(key)))(id)));
}

console.log(await removeAll(['a', 'bad']), await settle([remove('bad')]));
console.log(await checkAll(['b']), await mapAll(['c']), await keyed(['d']));

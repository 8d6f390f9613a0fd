const fetchAll = async (keys) => keys.map((key) => key.toUpperCase());

export async function loadMany(keys) {
  let queue = [];
  const load = (key) =>
    new Promise((resolve) => {
      queue.push({ key, resolve });
      if (queue.length === keys.length) flush();
    });
  async function flush() {
    const batch = queue;
    queue = [];
    const rows = await fetchAll(batch.map((one) => one.key));
    batch.forEach((one, i) => one.resolve(rows[i]));
  }
  return Promise.all(keys.map((key) => load(key)));
}

console.log((await loadMany(['a', 'b'])).join(''));

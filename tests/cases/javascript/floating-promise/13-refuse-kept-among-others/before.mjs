let running = 0;
let most = 0;
const load = async (item) => {
  most = Math.max(most, ++running);
  await null;
  running -= 1;
};

export async function pool(items, size) {
  const executing = new Set();
  for (const item of items) {
    const job = load(item);
    executing.add(job);
    job.then(() => executing.delete(job));
    if (executing.size >= size) await Promise.race(executing);
  }
  await Promise.all(executing);
  return most;
}

console.log(await pool([1, 2, 3, 4], 2));

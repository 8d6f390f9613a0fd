export async function times(total, concurrency, work) {
  let next = 0;
  const another = () =>
    work(next++).finally(() => {
      if (next < total) return another();
    });
  const workers = [];
  for (let i = 0; i < concurrency && i < total; i++) {
    workers.push(another());
  }
  await Promise.all(workers);
}

export async function drain(queue, size, work) {
  const take = async () => {
    const job = queue.shift();
    if (job === undefined) return;
    await work(job);
    return take();
  };
  await Promise.all(Array.from({ length: size }, take));
}

const seen = [];
await times(5, 2, async (n) => seen.push(n));
await drain(['a', 'b', 'c'], 2, async (job) => seen.push(job));
console.log(seen.join());

import pLimit from 'p-limit';

export async function end(workers) {
  const limit = pLimit(20);
  await Promise.all(workers.map((worker) => limit(() => worker.stop())));
}

export async function save(workers) {
  const limit = pLimit(20);
  await Promise.all(workers.map((worker) => limit(() => worker.save())));
}

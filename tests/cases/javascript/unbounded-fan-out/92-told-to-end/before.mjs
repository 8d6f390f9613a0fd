import pLimit from 'p-limit';

export async function end(workers) {
  await Promise.all(workers.map((worker) => worker.stop()));
}

export async function save(workers) {
  await Promise.all(workers.map((worker) => worker.save()));
}

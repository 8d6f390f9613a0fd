import pLimit from 'p-limit';

const load = async (id) => `${id};`;

export async function fill(ids, ctrl) {
  const limit = pLimit(20);
  await Promise.all(
    ids.map((id) => limit(async () => {
      ctrl.enqueue(await load(id));
    })),
  );
  ctrl.close();
}

export const queued = (ids, queue) => Promise.all(ids.map((id) => queue.enqueue(() => load(id))));

const stream = new ReadableStream({ start: (ctrl) => fill(['a', 'b'], ctrl) });
for await (const part of stream) console.log(part);

import pLimit from 'p-limit';

export async function orderAll(targets, update) {
  const options = { query: { where: {} } };
  const limit = pLimit(20);
  await Promise.all(targets.map((target, index) => limit(() => {
    options.query.where.id = target.id;
    return update({ order: index }, options);
  })));
}

export async function orderSpread(targets, update) {
  const options = { where: {} };
  const limit = pLimit(20);
  await Promise.all(targets.map((target, index) => limit(() => {
    options.where[target.key] = target.id;
    return update({ order: index, ...options });
  })));
}

export async function sendAll(batches, send, width) {
  const queue = batches.slice();
  let next;
  next = async () => {
    const batch = queue.shift();
    if (batch) {
      await send(batch);
      await next();
    }
  };
  await Promise.all(new Array(width).fill(0).map(() => next()));
}

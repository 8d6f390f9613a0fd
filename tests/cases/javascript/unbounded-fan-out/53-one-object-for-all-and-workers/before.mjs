export async function orderAll(targets, update) {
  const options = { query: { where: {} } };
  await Promise.all(targets.map((target, index) => {
    options.query.where.id = target.id;
    return update({ order: index }, options);
  }));
}

export async function orderSpread(targets, update) {
  const options = { where: {} };
  await Promise.all(targets.map((target, index) => {
    options.where[target.key] = target.id;
    return update({ order: index, ...options });
  }));
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

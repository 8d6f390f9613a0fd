import pLimit from 'p-limit';

export async function each(items, width, execute) {
  if (width >= items.length) {
    return Promise.all(items.map(execute));
  }
  const results = [];
  for (let at = 0; at < items.length; at += 1) {
    results.push(await execute(items[at], at));
  }
  return results;
}

export async function names(items, load) {
  const limit = pLimit(20);
  return Promise.all(items.map((item) => limit(() => load(item))));
}

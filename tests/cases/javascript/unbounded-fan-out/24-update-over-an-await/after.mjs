import pLimit from 'p-limit';

const load = async (id) => ({ n: id });

async function total(ids) {
  let sum = 0;
  const limit = pLimit(20);
  await Promise.all(ids.map((id) => limit(async () => {
    sum += (await load(id)).n;
  })));
  return sum;
}

async function mark(rows) {
  const limit = pLimit(20);
  await Promise.all(rows.map((row) => limit(async () => {
    if (row.seen) return;
    row.text = await load(row.id);
    row.seen = true;
  })));
}

await mark([{ id: 1 }]);
console.log(await total([1, 2, 3]) > 0);

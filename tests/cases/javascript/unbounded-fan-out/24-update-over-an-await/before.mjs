const load = async (id) => ({ n: id });

async function total(ids) {
  let sum = 0;
  await Promise.all(ids.map(async (id) => {
    sum += (await load(id)).n;
  }));
  return sum;
}

async function mark(rows) {
  await Promise.all(rows.map(async (row) => {
    if (row.seen) return;
    row.text = await load(row.id);
    row.seen = true;
  }));
}

await mark([{ id: 1 }]);
console.log(await total([1, 2, 3]) > 0);

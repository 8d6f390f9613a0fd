async function load(id) {
  return id * 10;
}

export async function withoutRepeats(rows) {
  let last = null;
  const jobs = [];
  for (const row of rows) {
    if (row.id === last) continue;
    jobs.push(load((last = row.id)));
  }
  return Promise.all(jobs);
}

export async function counted(rows) {
  let started = 0;
  const all = Promise.all(rows.map((row) => load(row.id, started++)));
  console.log(started, 'under way');
  return all;
}

console.log(await withoutRepeats([{ id: 1 }, { id: 1 }, { id: 2 }]));
console.log(await counted([{ id: 1 }, { id: 2 }]));

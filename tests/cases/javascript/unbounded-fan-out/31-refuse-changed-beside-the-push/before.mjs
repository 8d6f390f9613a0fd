const send = async (query, n = 0) => `${JSON.stringify(query)} ${n}`;

export async function pages(rows) {
  const query = { page: 0 };
  const jobs = [];
  for (const row of rows) {
    query.page = row;
    jobs.push(send(query));
  }
  return Promise.all(jobs);
}

export async function all(rows) {
  const jobs = [];
  let at = 0;
  while (at < rows.length) {
    jobs.push(send(rows[at++]));
  }
  return Promise.all(jobs);
}

export async function once(rows) {
  const seen = new Set();
  const jobs = [];
  for (const row of rows) {
    if (seen.has(row)) continue;
    jobs.push(send(row, seen.add(row).size));
  }
  return Promise.all(jobs);
}

export async function placed(rows) {
  const jobs = [];
  for (const row of rows) jobs.push(send(row, jobs.length));
  return await Promise.all(jobs);
}

export async function parts(rows) {
  const jobs = [];
  const part = [];
  for (const row of rows) {
    part.push(row);
    jobs.push(send(part));
    part.length = 0;
  }
  return Promise.all(jobs);
}

export async function marked(rows) {
  const jobs = [];
  for (const row of rows) {
    jobs.push(send(row));
    row.sent = true;
  }
  return Promise.all(jobs);
}

class Client {
  page = 0;

  async all(rows) {
    const jobs = [];
    for (const row of rows) {
      this.page = row;
      jobs.push(send(this.page));
    }
    return Promise.all(jobs);
  }
}

console.log(await pages([1, 2]), await all([1, 2]), await once([1, 1, 2]), await placed([1, 2]));
console.log(await parts([1, 2]), await marked([{ id: 1 }]), await new Client().all([3, 4]));

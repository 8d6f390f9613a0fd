const queue = ['a', 'b'];

async function more(id) {
  return id.length < 2 ? [`${id}1`] : [];
}

function enqueue(id) {
  queue.push(id);
}

export async function follow() {
  queue.forEach(async (id) => {
    const found = await more(id);
    found.forEach(enqueue);
  });
}

export async function atEnd(rows) {
  rows.forEach(async (row) => {
    for (const id of await more(row)) rows[rows.length] = id;
  });
}

export async function once(rows) {
  rows.forEach(async (row) => {
    await more(row);
    rows.length = 0;
  });
}

export async function inPlace(rows) {
  rows.forEach(async (row, index) => {
    rows[index] = await more(row);
  });
}

await follow();
const rows = ['c'];
await atEnd(rows);
await once(['d']);
await inPlace(['e']);
await null;
console.log(queue, rows);

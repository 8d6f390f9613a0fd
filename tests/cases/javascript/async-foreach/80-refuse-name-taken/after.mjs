const save = async (row) => console.log('saved', row);

export async function all(rows, row, item) {
  rows.forEach(save);
  for (const one of rows) {
    await save(one + row + item);
  }
}

await all([1], 2, 3);

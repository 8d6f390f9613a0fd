const save = async (row) => console.log('saved', row);

export async function all(rows, row, item) {
  rows.forEach(save);
  rows.forEach(async (one) => {
    await save(one + row + item);
  });
}

await all([1], 2, 3);

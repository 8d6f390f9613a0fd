const save = async (row) => console.log('saved', row);
const show = (row) => console.log('shown', row);

export function all(rows) {
  rows.map(save);
  rows.map(show);
  return rows.map(save);
}

await Promise.all(all([1]));

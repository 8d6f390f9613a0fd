export async function save(row) {
  await null;
  console.log('saved', row);
}

export const logs = {
  async write(line) {
    await null;
    console.log('wrote', line);
  },
};

export function count() {
  return 2;
}

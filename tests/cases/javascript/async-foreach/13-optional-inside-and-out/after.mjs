const save = async (row) => console.log(row);

export async function saveAll(order) {
  for (const line of order?.lines ?? []) {
    if (!line) continue;
    await save(line);
  }
}

await saveAll();
await saveAll({});
await saveAll({ lines: ['a', '', 'b'] });

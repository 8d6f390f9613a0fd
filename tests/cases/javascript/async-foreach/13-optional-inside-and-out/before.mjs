const save = async (row) => console.log(row);

export async function saveAll(order) {
  order?.lines?.forEach(async (line) => {
    if (!line) return;
    await save(line);
  });
}

await saveAll();
await saveAll({});
await saveAll({ lines: ['a', '', 'b'] });

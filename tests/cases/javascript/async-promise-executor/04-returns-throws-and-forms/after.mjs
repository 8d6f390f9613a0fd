const query = async (id) => (id > 1 ? { id } : null);

async function find(id) {
  if (!id) throw new Error('no id');
  const row = await query(id);
  if (!row) {
    return 'none';
  }
  // the usual way
  return await query(row.id);
}

const forms = {
  async method() {
    await query(1);
  },
  arrow: async (id) => {
    return await query(id);
  },
};

const told = await find(0).catch((error) => error.message);
console.log(told, await find(1), (await find(2)).id, await forms.method(), (await forms.arrow(3)).id);

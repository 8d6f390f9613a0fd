const query = async (table) => [table];

export class Tables {
  async count(table) {
    // One connection
    // is enough.
    const rows = await query(table);
    if (!rows.length) throw new Error('empty');
    return rows.length;
  }
}

console.log(await new Tables().count('users'));

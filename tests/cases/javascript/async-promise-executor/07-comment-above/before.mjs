const query = async (table) => [table];

export class Tables {
  count(table) {
    // One connection
    // is enough.
    return new Promise(async (resolve, reject) => {
      try {
        const rows = await query(table);
        if (!rows.length) return reject(new Error('empty'));
        resolve(rows.length);
      } catch (error) {
        reject(error);
      }
    });
  }
}

console.log(await new Tables().count('users'));

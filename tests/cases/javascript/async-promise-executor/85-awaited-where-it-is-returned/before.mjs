const query = async (sql) => [{ sql, n: sql.length }];

export async function count(table) {
  return await new Promise(async (resolve, reject) => {
    try {
      const [row] = await query(table);
      resolve(row.n);
    } catch (error) {
      reject(error);
    }
  });
}

export const first = async (table) => await new Promise(async (resolve) => {
  const [row] = await query(table);
  resolve(row.sql);
});

export async function length(table) {
  return (await new Promise(async (resolve) => {
    resolve(await query(table));
  })).length;
}

console.log(await count('users'), await first('x'), await length('y'));

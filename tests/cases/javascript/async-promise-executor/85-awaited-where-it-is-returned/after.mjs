const query = async (sql) => [{ sql, n: sql.length }];

export async function count(table) {
  const [row] = await query(table);
  return row.n;
}

export const first = async (table) => {
  const [row] = await query(table);
  return row.sql;
};

export async function length(table) {
  return (await new Promise(async (resolve) => {
    resolve(await query(table));
  })).length;
}

console.log(await count('users'), await first('x'), await length('y'));

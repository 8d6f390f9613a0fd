const query = async (sql) => (sql ? [sql] : null);

export async function first(sql) {
  const [row] = await query(sql); return row;
}

export async function need(sql) {
  const rows = await query(sql);
  if (!rows) {
    throw undefined;
  }
  return rows.length;
}

console.log(await first('a'), await need('b'), await need('').catch((err) => `none ${err}`));

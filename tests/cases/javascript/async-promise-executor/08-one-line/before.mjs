const query = async (sql) => (sql ? [sql] : null);

export function first(sql) {
  return new Promise(async (resolve, reject) => {
    try { const [row] = await query(sql); resolve(row); } catch (err) { reject(err); }
  });
}

export function need(sql) {
  return new Promise(async (resolve, reject) => {
    const rows = await query(sql);
    if (!rows) {
      reject();
      return;
    }
    resolve(rows.length);
  });
}

console.log(await first('a'), await need('b'), await need('').catch((err) => `none ${err}`));

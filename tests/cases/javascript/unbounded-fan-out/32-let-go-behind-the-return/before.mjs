export async function query(pool, ids) {
  const connection = await pool.connect();
  try {
    return Promise.all(ids.map((id) => connection.query(id)));
  } finally {
    await connection.finished;
    connection.release();
  }
}

export async function counted(pool, ids) {
  const connection = await pool.connect();
  const jobs = [];
  for (const id of ids) {
    pool.asked += 1;
    const text = { id };
    text.kind = 'row';
    jobs.push(connection.query(text.id));
  }
  return Promise.all(jobs);
}

const connection = {
  open: true,
  finished: null,
  query: async (id) => `${id} ${connection.open}`,
  release: () => {
    connection.open = false;
  },
};
const pool = { asked: 0, connect: async () => connection };

console.log(await query(pool, [1, 2]), await counted(pool, [3]), pool.asked);

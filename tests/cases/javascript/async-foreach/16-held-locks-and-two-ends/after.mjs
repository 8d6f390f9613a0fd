import { Mutex } from 'async-mutex';

const mutex = new Mutex();
const log = [];

async function note(row) {
  await mutex.runExclusive(() => log.push(row));
}

export async function each(rows) {
  const stream = new TransformStream();
  const writer = stream.writable.getWriter();
  rows.forEach(async (row) => {
    await writer.write(row);
  });
  return new Response(stream.readable);
}

export async function locked(rows) {
  const release = await mutex.acquire();
  try {
    rows.forEach(async (row) => {
      await note(row);
    });
  } finally {
    release();
  }
  for (const row of rows) {
    await note(row);
  }
}

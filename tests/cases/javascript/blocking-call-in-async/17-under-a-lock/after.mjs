import fs from 'node:fs';
import { Mutex } from 'async-mutex';

const mutex = new Mutex();
let last = 0;

export async function bump(file) {
  return mutex.runExclusive(async () => {
    const hits = Number(await fs.promises.readFile(file, 'utf8'));
    await fs.promises.writeFile(file, String(hits + 1));
  });
}

export async function next(file) {
  const release = await mutex.acquire();
  try {
    const before = last;
    last = before + (await fs.promises.stat(file)).size;
  } finally {
    release();
  }
}

export async function late(file) {
  const hits = Number(fs.readFileSync(file, 'utf8'));
  const release = await mutex.acquire();
  try {
    fs.writeFileSync(file, String(hits + 1));
  } finally {
    release();
  }
}

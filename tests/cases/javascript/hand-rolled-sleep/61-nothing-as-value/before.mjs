import { readFile } from 'node:fs/promises';

export async function readPatiently(path, wait) {
  for (let round = 0; round < 3; round++) {
    await new Promise((resolve) => {
      setTimeout(() => {
        resolve(undefined);
      }, wait);
    });
    const text = await readFile(path, 'utf8');
    if (text) return text;
  }
  return new Promise((resolve) => setTimeout(() => resolve(undefined), wait));
}

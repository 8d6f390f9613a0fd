import { readFile } from 'node:fs/promises';

export async function later(path) {
  await wait(5);
  return readFile(path, 'utf8');
}

function wait(ms) {
  return new Promise((resolve) => setTimeout(resolve, ms));
}

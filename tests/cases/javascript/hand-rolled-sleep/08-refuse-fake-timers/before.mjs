import fs from 'node:fs';

const wait = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

export async function settled(file) {
  await wait(50);
  return fs.existsSync(file);
}

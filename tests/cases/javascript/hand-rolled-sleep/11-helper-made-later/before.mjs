import path from 'node:path';

await new Promise((resolve) => setTimeout(resolve, 1));
const word = await new Promise((resolve) => setTimeout(() => resolve(undefined), 1));

// Long enough for the disk.
const rest = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

export async function settle() {
  await rest(1);
  await new Promise((resolve) => setTimeout(resolve, 2));
}

await settle();
console.log(path.sep, word);

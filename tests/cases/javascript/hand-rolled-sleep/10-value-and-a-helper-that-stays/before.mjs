import fs from 'node:fs';

// Waits, and gives nothing.
const sleep = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

export async function run() {
  await sleep(1);
  await new Promise((resolve) => setTimeout(resolve, 2));
  const word = await new Promise((resolve) => setTimeout(() => resolve('done'), 3));
  console.log(word, fs.existsSync('/'));
}

await run();

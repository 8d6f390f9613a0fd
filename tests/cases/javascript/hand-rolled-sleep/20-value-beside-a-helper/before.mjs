import { once } from 'node:events';

const sleep = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

export async function answer() {
  await sleep(1);
  return await new Promise((resolve) => setTimeout(resolve, 1, 'yes'));
}

console.log(await answer(), typeof once);

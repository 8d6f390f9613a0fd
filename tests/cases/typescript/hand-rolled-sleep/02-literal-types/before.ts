import { readFile } from 'node:fs/promises';

type Text = { text: string };

async function load(name: string): Promise<Text> {
  return { text: await readFile(name, 'utf8') };
}

export async function first(name: string, ms: number): Promise<string | undefined> {
  await new Promise<undefined>((resolve) => setTimeout(resolve, 1));
  const one = await Promise.race([load(name), new Promise<'late'>((resolve) => setTimeout(() => resolve('late'), ms))]);
  if (one === 'late') return undefined;
  const two = await Promise.race([load(one.text), new Promise<undefined>((resolve) => setTimeout(resolve, ms))]);
  return two?.text;
}

console.log(await first('/nope', 5).catch(() => 'none'));

import { readFile } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';

type Text = { text: string };

async function load(name: string): Promise<Text> {
  return { text: await readFile(name, 'utf8') };
}

export async function first(name: string, ms: number): Promise<string | undefined> {
  await sleep(1);
  const one = await Promise.race([load(name), sleep<'late'>(ms, 'late')]);
  if (one === 'late') return undefined;
  const two = await Promise.race([load(one.text), sleep<undefined>(ms)]);
  return two?.text;
}

console.log(await first('/nope', 5).catch(() => 'none'));

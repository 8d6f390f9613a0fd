import pLimit from 'p-limit';

const load = async (id: string): Promise<number> => id.length;

export async function lines(ids: readonly string[]): Promise<string[]> {
  const limit = pLimit(20);
  return Promise.all(ids.map((id) => limit(async () => `${id}: ${await load(id)}`)));
}

export async function marks(ids: readonly string[]): Promise<string> {
  const limit = pLimit(20);
  const found: string[] = await Promise.all(ids.map((id) => limit(async () => ((await load(id)) > 2 ? 'long' : 'short'))));
  return found.join(' ');
}

console.log((await lines(['a', 'bc'])).join(', '), await marks(['a', 'bcd']));

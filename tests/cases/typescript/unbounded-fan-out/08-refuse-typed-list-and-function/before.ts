type Kind = 'a' | 'b';

const load = async (id: string): Promise<number> => id.length;
const same = async <T>(value: T): Promise<T> => value;

export async function kinds(ids: string[]): Promise<string> {
  const jobs: Promise<Kind>[] = ids.map(async (id) => {
    await load(id);
    return 'a';
  });
  return (await Promise.all(jobs)).join('');
}

export async function adders(ids: string[]): Promise<((n: number) => number)[]> {
  return Promise.all(
    ids.map(async (id) => {
      const size = await load(id);
      return (n) => n + size;
    }),
  );
}

export async function items(ids: string[]): Promise<{ kind: Kind }[]> {
  return Promise.all(ids.map(async () => same({ kind: 'b' })));
}

const [add] = await adders(['abc']);
console.log(await kinds(['x', 'y']), add(1), (await items(['z'])).length);

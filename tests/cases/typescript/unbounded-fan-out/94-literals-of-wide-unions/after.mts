import pLimit from 'p-limit';

interface Item {
  id: string;
  load?: () => Promise<number>;
}

const name = async (id: string): Promise<string> => id.toUpperCase();

export async function sizes(items: Item[]): Promise<(number | null)[]> {
  const limit = pLimit(20);
  return Promise.all(
    items.map((item) => limit(async () => {
      if (!item.id) return null;
      if (!item.load) return 0;
      return item.load();
    })),
  );
}

export async function names(items: Item[]): Promise<string> {
  const limit = pLimit(20);
  const found: Array<string | undefined> = await Promise.all(items.map((item) => limit(async () => (item.id ? await name(item.id) : 'none'))));
  return found.join(' ');
}

type Kind = 'short' | 'long';

export async function kinds(items: Item[]): Promise<(Kind | null)[]> {
  return Promise.all(items.map(async (item) => ((await name(item.id)).length > 2 ? 'long' : 'short')));
}

const items = [{ id: 'abc' }, { id: '' }, { id: 'x', load: async () => 3 }];
console.log(await sizes(items), await names(items), await kinds(items));

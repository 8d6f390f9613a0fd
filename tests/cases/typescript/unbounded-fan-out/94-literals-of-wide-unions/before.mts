interface Item {
  id: string;
  load?: () => Promise<number>;
}

const name = async (id: string): Promise<string> => id.toUpperCase();

export async function sizes(items: Item[]): Promise<(number | null)[]> {
  return Promise.all(
    items.map(async (item) => {
      if (!item.id) return null;
      if (!item.load) return 0;
      return item.load();
    }),
  );
}

export async function names(items: Item[]): Promise<string> {
  const found: Array<string | undefined> = await Promise.all(items.map(async (item) => (item.id ? await name(item.id) : 'none')));
  return found.join(' ');
}

type Kind = 'short' | 'long';

export async function kinds(items: Item[]): Promise<(Kind | null)[]> {
  return Promise.all(items.map(async (item) => ((await name(item.id)).length > 2 ? 'long' : 'short')));
}

const items = [{ id: 'abc' }, { id: '' }, { id: 'x', load: async () => 3 }];
console.log(await sizes(items), await names(items), await kinds(items));

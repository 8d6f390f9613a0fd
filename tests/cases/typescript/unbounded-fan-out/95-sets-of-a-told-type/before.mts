type Kind = 'a' | 'b';

async function load(id: string): Promise<number> {
  return id.length;
}

export async function kinds(ids: string[]): Promise<Set<Kind>[]> {
  return Promise.all(
    ids.map(async (id) => {
      await load(id);
      return new Set(['a']);
    }),
  );
}

export async function empty(ids: string[]): Promise<Set<string>[]> {
  return Promise.all(
    ids.map(async (id) => {
      await load(id);
      return new Set();
    }),
  );
}

export async function told(ids: string[]): Promise<Set<Kind>[]> {
  return Promise.all(
    ids.map(async (id) => {
      await load(id);
      return new Set<Kind>(['a']);
    }),
  );
}

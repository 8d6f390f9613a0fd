const size = async (id: string): Promise<number> => id.length;
const title = async (id: string): Promise<string> => id.toUpperCase();

export async function sizes(ids: string[]): Promise<unknown> {
  return Promise.all(ids.map((id) => (id ? size(id) : 'none')));
}

export async function either(ids: string[]): Promise<unknown> {
  return Promise.all(ids.map((id) => (id.length > 3 ? size(id) : title(id))));
}

export const some = async (ids: string[]) => {
  return Promise.all(ids.map((id) => id !== 'x' && size(id)));
};

export const zero = async (ids: string[]) => Promise.all(ids.map((id) => (id ? size(id) : 0)));

export const entries = async (ids: string[]) => Promise.all(ids.map(async (id) => ({ id, size: await size(id), kind: 'id' })));

type Kind = 'a' | 'b';

interface Item {
  kind: Kind;
  id: string;
}

const query = async (id: string): Promise<string> => id;
const use = (item: Item): string => `${item.kind}${item.id}`;

function item(id: string) {
  return new Promise<Item>(async (resolve, reject) => {
    try {
      resolve({ kind: 'a', id: await query(id) });
    } catch (err) {
      reject(err);
    }
  });
}

export async function show(id: string): Promise<string> {
  return use(await item(id));
}

console.log(await show('x'));

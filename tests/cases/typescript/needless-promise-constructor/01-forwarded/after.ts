type Kind = 'a' | 'b';

const read = async (name: string): Promise<string> => name;

export async function text(name: string): Promise<string> {
  return read(name);
}

export async function kind(name: string): Promise<Kind> {
  const found = await new Promise<Kind>((resolve, reject) => {
    read(name)
      .then(() => resolve('a'))
      .catch(reject);
  });
  return found;
}

console.log(await text('x'), await kind('y'));

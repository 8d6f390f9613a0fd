const known = new Map<string, string>([['a', 'kept']]);

const load = async (name: string): Promise<string> => {
  throw new Error(name);
};

export async function read(name: string): Promise<string> {
  try {
    return known.has(name) ? String(known.get(name)) : load(name);
  } catch {
    return 'fallback';
  }
}

export async function again(name: string): Promise<string> {
  try {
    return known.has(name) ? await load(name) : load(`${name}${name}`);
  } catch {
    return 'fallback';
  }
}

console.log(await read('a'), await read('b').catch((error: Error) => `escaped ${error.message}`));
console.log(await again('a'), await again('b').catch((error: Error) => `escaped ${error.message}`));

type Load = (name: string, index: number) => Promise<string>;

interface Size {
  (name: string): Promise<number>;
}

const load: Load = async (name, index) => `${index} ${name}`;
const size: Size = async (name) => name.length;

export async function all(names: string[]): Promise<string[]> {
  return Promise.all(names.map(load));
}

export async function sizes(names: string[]): Promise<number[]> {
  return Promise.all(names.map(size));
}

console.log(await all(['a', 'b']), await sizes(['a', 'bc']));

import pLimit from 'p-limit';

type Load = (name: string, index: number) => Promise<string>;

interface Size {
  (name: string): Promise<number>;
}

const load: Load = async (name, index) => `${index} ${name}`;
const size: Size = async (name) => name.length;

export async function all(names: string[]): Promise<string[]> {
  const limit = pLimit(20);
  return Promise.all(names.map((name, index) => limit(() => load(name, index))));
}

export async function sizes(names: string[]): Promise<number[]> {
  const limit = pLimit(20);
  return Promise.all(names.map((name) => limit(() => size(name))));
}

console.log(await all(['a', 'b']), await sizes(['a', 'bc']));

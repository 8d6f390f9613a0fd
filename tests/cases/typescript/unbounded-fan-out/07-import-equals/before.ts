import { size } from './size';

export async function sizes(names: string[]): Promise<number[]> {
  return Promise.all(names.map((name) => size(name)));
}

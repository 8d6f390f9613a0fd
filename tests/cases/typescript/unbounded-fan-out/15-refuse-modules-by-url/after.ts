import { join } from 'jsr:@std/path@1';
import { load } from './load.ts';

export async function loadAll(folder: string, names: string[]) {
  return await Promise.all(names.map((name) => load(join(folder, name))));
}

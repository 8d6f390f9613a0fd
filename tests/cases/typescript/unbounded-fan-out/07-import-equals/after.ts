import pLimit = require('p-limit');
import { size } from './size';

export async function sizes(names: string[]): Promise<number[]> {
  const limit = pLimit(20);
  return Promise.all(names.map((name) => limit(() => size(name))));
}

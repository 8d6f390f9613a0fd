import { access } from 'node:fs/promises';
import { join } from 'node:path';

export async function envFiles(folder) {
  const candidates = [join(folder, '.env'), join(folder, '.env.local')];
  return Promise.all(candidates.map(async (path) => access(path).then(() => path, () => null)));
}

export async function envFilesOf(folder, more) {
  const candidates = [join(folder, '.env'), join(folder, '.env.local')];
  candidates.push(...more);
  return Promise.all(candidates.map(async (path) => access(path).then(() => path, () => null)));
}

import { access } from 'node:fs/promises';
import { join } from 'node:path';
import pLimit from 'p-limit';

export async function envFiles(folder) {
  const candidates = [join(folder, '.env'), join(folder, '.env.local')];
  return Promise.all(candidates.map(async (path) => access(path).then(() => path, () => null)));
}

export async function envFilesOf(folder, more) {
  const candidates = [join(folder, '.env'), join(folder, '.env.local')];
  candidates.push(...more);
  const limit = pLimit(20);
  return Promise.all(candidates.map((path) => limit(async () => access(path).then(() => path, () => null))));
}

import pLimit from 'p-limit';
import { remove } from './files.mjs';

const SUFFIXES = ['-wal', '-shm', '-journal'];
const SEEN = ['main'];

export async function clear(path) {
  await Promise.all([remove(path), ...SUFFIXES.map((suffix) => remove(path + suffix))]);
}

export async function clearAll(paths, target) {
  const limit = pLimit(20);
  await Promise.all([
    ...paths.map((path) => limit(() => remove(path))),
    ...SUFFIXES.map((suffix) => remove(target + suffix)),
  ]);
}

export function see(name) {
  SEEN.push(name);
}

export async function clearSeen() {
  const limit = pLimit(20);
  await Promise.all(SEEN.map((name) => limit(() => remove(name))));
}

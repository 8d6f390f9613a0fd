import pLimit from 'p-limit';
import { remove } from './files.mjs';

const SUFFIXES = ['-wal', '-shm', '-journal'];
const SEEN = ['main'];

export async function clear(path) {
  await Promise.all([remove(path), ...SUFFIXES.map((suffix) => remove(path + suffix))]);
}

export async function clearAll(paths, target) {
  await Promise.all([
    ...paths.map((path) => remove(path)),
    ...SUFFIXES.map((suffix) => remove(target + suffix)),
  ]);
}

export function see(name) {
  SEEN.push(name);
}

export async function clearSeen() {
  await Promise.all(SEEN.map((name) => remove(name)));
}

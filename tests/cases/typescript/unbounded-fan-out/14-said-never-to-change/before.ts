import { bulkhead } from 'cockatiel';
import Piscina from 'piscina';
import workerpool from 'workerpool';
import promiseLimit from 'promise-limit';

const KINDS = ['a', 'b', 'c'] as const;
const HOSTS = Object.freeze(['a', 'b']);
const TABLE = { a: 1, b: 2 } as const satisfies Record<string, number>;
const names = ['a', 'b'];

const few = bulkhead(5);
const threads = new Piscina({ filename: './work.js' });
const pool = workerpool.pool('./work.js');
const two = promiseLimit<string>(2);

declare function load(id: string): Promise<string>;

export const kinds = () => Promise.all(KINDS.map((kind) => load(kind)));
export const hosts = () => Promise.all(HOSTS.map((host) => load(host)));
export const table = () => Promise.all(Object.entries(TABLE).map(([key, n]) => load(key + n)));
export const behind = (ids: string[]) => Promise.all(ids.map((id) => few.execute(() => load(id))));
export const inThreads = (ids: string[]) => Promise.all(ids.map((id) => threads.run(id)));
export const inPool = (ids: string[]) => Promise.all(ids.map((id) => pool.exec('work', [id])));
export const byTwo = (ids: string[]) => Promise.all(ids.map((id) => two(() => load(id))));

export function add(name: string) {
  names.push(name);
  return Promise.all(names.map((it) => load(it)));
}

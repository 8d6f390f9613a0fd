import pLimit from 'p-limit';
import { load } from './load.js';
export async function f(xs: string[]) {
  const signal = AbortSignal.timeout(5_000);
  const limit = pLimit(20);
  const a = await Promise.all(xs.map((x) => limit(() => load(x, { signal }))));
  return a;
}
export async function g(xs: string[], outer: AbortSignal) {
  const ended = AbortSignal.any([outer, AbortSignal.timeout(5_000)]);
  const limit = pLimit(20);
  return Promise.all(xs.map((x) => limit(() => load(x, { signal: ended }))));
}
export async function h(xs: string[], outer: AbortSignal) {
  const limit = pLimit(20);
  return Promise.all(xs.map((x) => limit(() => load(x, { signal: AbortSignal.timeout(5_000) }))));
}
export async function i(xs: string[], outer: AbortSignal) {
  const own = AbortSignal.timeout(5_000);
  await load('x', { signal: own });
  const limit = pLimit(20);
  return Promise.all(xs.map((x) => limit(() => load(x))));
}

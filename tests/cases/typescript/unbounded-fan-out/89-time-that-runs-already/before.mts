import { load } from './load.js';
export async function f(xs: string[]) {
  const signal = AbortSignal.timeout(5_000);
  const a = await Promise.all(xs.map((x) => load(x, { signal })));
  return a;
}
export async function g(xs: string[], outer: AbortSignal) {
  const ended = AbortSignal.any([outer, AbortSignal.timeout(5_000)]);
  return Promise.all(xs.map((x) => load(x, { signal: ended })));
}
export async function h(xs: string[], outer: AbortSignal) {
  return Promise.all(xs.map((x) => load(x, { signal: AbortSignal.timeout(5_000) })));
}
export async function i(xs: string[], outer: AbortSignal) {
  const own = AbortSignal.timeout(5_000);
  await load('x', { signal: own });
  return Promise.all(xs.map((x) => load(x)));
}

import { build } from './build.js';

export async function inOrder(names, needs) {
  const done = new Map();
  return Promise.all(
    names.map(async (name) => {
      const { promise, resolve } = Promise.withResolvers();
      done.set(name, promise);
      await null;
      await Promise.all(needs[name].map((other) => done.get(other)));
      resolve(await build(name));
    }),
  );
}

export async function toldApart(names, needs) {
  const turns = Object.fromEntries(names.map((name) => [name, Promise.withResolvers()]));
  return Promise.all(
    names.map(async (name) => {
      for (const other of needs[name]) await turns[other].promise;
      turns[name].resolve(await build(name));
    }),
  );
}

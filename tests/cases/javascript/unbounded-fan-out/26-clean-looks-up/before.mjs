import path from 'node:path';

const running = new Map();
const known = [{ id: 1, name: 'ada' }, { id: 2, name: 'bo' }];

class Pool {
  #tasks = new Map([[1, Promise.resolve('one')], [2, Promise.resolve('two')]]);

  drain(ids) {
    return Promise.all(ids.map((id) => this.#tasks.get(id)));
  }
}

export async function names(ids) {
  await Promise.all(ids.map((id) => running.get(id)));
  const found = await Promise.all(ids.map((id) => known.find((one) => one.id === id)));
  return Promise.all(found.map((one) => path.join('/home', one.name.trim())));
}

console.log(await new Pool().drain([1, 2]), await names([2, 1]));

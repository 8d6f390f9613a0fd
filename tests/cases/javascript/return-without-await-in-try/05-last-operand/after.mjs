const known = new Map([['a', 'kept']]);

const load = async (name) => {
  throw new Error(name);
};

export async function read(name) {
  try {
    return await (known.get(name) ?? load(name));
  } catch {
    return 'fallback';
  }
}

export async function maybe(name) {
  try {
    return await (name && (known.get(name) || load(name)));
  } finally {
    known.delete(name);
  }
}

export async function quiet(name) {
  try {
    return known.get(name) ?? load(name).catch(() => 'none');
  } catch {
    return 'fallback';
  }
}

console.log(await read('b').catch((error) => `escaped ${error.message}`));
console.log(await maybe('a'));
console.log(await quiet('a'));

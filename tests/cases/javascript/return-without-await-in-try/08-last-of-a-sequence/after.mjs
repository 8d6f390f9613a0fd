let tries = 0;
const load = async (name) => {
  if (name === 'x') throw new Error(name);
  return name;
};

async function read(name) {
  try {
    return await (tries++, load(name));
  } catch {
    return 'fallback';
  }
}

async function quiet(name) {
  try {
    return tries++, load(name).catch(() => 'quiet');
  } catch {
    return 'fallback';
  }
}

console.log(await read('y'), await quiet('x'), tries);

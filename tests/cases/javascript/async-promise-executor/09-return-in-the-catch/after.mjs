const read = async (name) => `<${name}>`;

export const load = async (name) => {
  const text = await read(name);
  if (!name) {
    return null;
  }
  return text;
};

console.log(await load('a'), await load(''));

const read = async (name) => `<${name}>`;

export const load = (name) => new Promise(async (resolve, reject) => {
  try {
    const text = await read(name);
    if (!name) {
      resolve(null);
      return;
    }
    resolve(text);
    return;
  } catch (error) {
    reject(error);
    return;
  }
});

console.log(await load('a'), await load(''));

let total = 0;
const load = async (key) => key.length;

class Counts {
  #byKey = { a: 0 };
  rows = {};

  async add(key) {
    const value = await load(key);
    this.#byKey[key] += value;
    const value2 = await load(key);
    this.rows[key] = this.rows[key] + value2;
    return this.#byKey[key];
  }
}

const add = async (key) => total += await load(key);

async function maybe(key) {
  total += key && (await load(key));
  switch (key) {
    case 'a':
      total -= await load(key);
      break;
    default:
  }
}

console.log(await new Counts().add('a'), await add('b'), await maybe('c'));

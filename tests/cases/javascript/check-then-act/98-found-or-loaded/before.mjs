const rates = {};
const pages = new Map();
let loads = 0;

async function load(key) {
  loads += 1;
  await null;
  return key.length;
}

export async function rate(code) {
  rates[code] = code in rates ? rates[code] : await load(code);
}

export async function known(code) {
  const value = !rates[code] ? await load(code) : rates[code];
  rates[code] = value;
}

export async function page(url) {
  pages.set(url, pages.has(url) ? pages.get(url) : await load(url));
}

export async function other(url) {
  let found;
  if (pages.has(url)) {
    found = pages.get(url);
  } else {
    found = await load(url);
  }
  pages.set(url, found);
}

export async function last(url) {
  let found;
  if (!pages.has(url)) found = await load(url);
  else found = pages.get(url);
  pages.set(url, found);
}

// Read once more behind the call.
export async function added(url) {
  const before = pages.get(url);
  const more = await load(url);
  pages.set(url, pages.get(url) + more - before);
}

const calls = [[rate, 'a'], [known, 'b'], [page, 'c'], [other, 'd'], [last, 'e']];
await Promise.all(calls.flatMap(([call, key]) => [call(key), call(key)]));
console.log('loads', loads);

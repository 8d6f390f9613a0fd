import { Mutex } from 'async-mutex';

const rates = {};
const ratesMutex = new Mutex();
const pages = new Map();
const pagesMutex = new Mutex();
let loads = 0;

async function load(key) {
  loads += 1;
  await null;
  return key.length;
}

export async function rate(code) {
  const release = await ratesMutex.acquire();
  try {
    rates[code] = code in rates ? rates[code] : await load(code);
  } finally {
    release();
  }
}

export async function known(code) {
  const release = await ratesMutex.acquire();
  try {
    const value = !rates[code] ? await load(code) : rates[code];
    rates[code] = value;
  } finally {
    release();
  }
}

export async function page(url) {
  const release = await pagesMutex.acquire();
  try {
    pages.set(url, pages.has(url) ? pages.get(url) : await load(url));
  } finally {
    release();
  }
}

export async function other(url) {
  const release = await pagesMutex.acquire();
  try {
    let found;
    if (pages.has(url)) {
      found = pages.get(url);
    } else {
      found = await load(url);
    }
    pages.set(url, found);
  } finally {
    release();
  }
}

export async function last(url) {
  const release = await pagesMutex.acquire();
  try {
    let found;
    if (!pages.has(url)) found = await load(url);
    else found = pages.get(url);
    pages.set(url, found);
  } finally {
    release();
  }
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

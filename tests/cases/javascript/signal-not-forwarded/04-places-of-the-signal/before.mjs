export async function list(url, options) {
  const { signal } = options ?? {};
  return fetch(url);
}

export async function count(url, options = {}) {
  const signal = options.signal;
  return fetch(url, { method: 'HEAD' });
}

export async function late(url, options) {
  const res = await fetch(url);
  const { signal } = options;
  return res;
}

export async function pass(request, signal) {
  return fetch(request);
}

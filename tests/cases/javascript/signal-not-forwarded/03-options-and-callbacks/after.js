export async function all(urls, { signal: stop, depth = 1 }) {
  return depth ? Promise.all(urls.map((url) => fetch(url, { signal: stop }))) : [];
}

export function one(url, options) {
  const { signal } = options;
  return fetch(url, {
    method: 'POST',
    signal,
  });
}

export async function opaque(url, init, signal) {
  return fetch(url, init);
}

export async function inner(url, signal) {
  const load = (signal) => fetch(url, { signal });
  return load(signal);
}

export async function all(urls, get) {
  const first = await Promise.all(urls.map(fetch));
  return [first, urls.map(get), urls.map((url) => get(url))];
}

export function later(urls) {
  return urls.map(fetch);
}

import { pipeline } from 'node:stream/promises';

export async function save(url, sink) {
  const response = await fetch(url);
  await store(url, response, sink);
}

async function store(url, source, sink) {
  if (!source.ok) throw new Error(url);
  await pipeline(source.body, sink);
}

export async function both(url, sink) {
  const [page, feed] = await Promise.all([fetch(url, { signal: AbortSignal.timeout(30_000) }), fetch(`${url}/feed`)]);
  await pipeline(feed.body, sink);
  return page.text();
}

export async function all(urls, sink) {
  const responses = await Promise.all(urls.map((url) => fetch(url)));
  for (const response of responses) await pipeline(response.body, sink, { end: false });
}

export async function checked(url) {
  const response = ensure(await fetch(url));
  return response.body.getReader();
}

function ensure(response) {
  if (!response.ok) throw new Error(response.statusText);
  return response;
}

export class Feed {
  async open(url) {
    this.response = await fetch(url);
  }

  async *lines() {
    yield* this.response.body;
  }
}

export async function post(url) {
  const { body } = await fetch(url, { signal: AbortSignal.timeout(30_000) }).then((response) => response.json());
  return body;
}

export async function copy(url, sink) {
  const res = await fetch(url);
  if (!res.ok) throw new Error(res.statusText);
  await res.body.pipeTo(sink);
}

export async function unpack(url) {
  const { body, status } = await fetch(url);
  return status === 200 ? body : null;
}

export async function proxy(request) {
  return fetch(request);
}

export async function again(url) {
  const first = new Request(url);
  return fetch(first);
}

export async function search(url, signal) {
  return fetch(url);
}

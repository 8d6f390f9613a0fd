import { fetch as get } from 'undici';

export async function all(url, urls) {
  await get(url, { signal: AbortSignal.timeout(30_000) });
  await globalThis.fetch(url, {
    method: 'POST', // once
    signal: AbortSignal.timeout(30_000)
  });
  await fetch(url, { method: 'PUT', signal: AbortSignal.timeout(30_000), });
  await fetch(
    url,
    { signal: AbortSignal.timeout(30_000) },
  );
  return Promise.all(urls.map((one) => fetch(one, { signal: AbortSignal.timeout(30_000) })));
}

const rates = await fetch('https://rates.example', { signal: AbortSignal.timeout(30_000) });
fetch('https://rates.example/later').then((res) => res.json());
console.log(rates.ok);

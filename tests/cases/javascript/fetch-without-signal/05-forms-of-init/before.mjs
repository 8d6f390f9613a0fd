import { fetch as get } from 'undici';

export async function all(url, urls) {
  await get(url, {});
  await globalThis.fetch(url, {
    method: 'POST' // once
  });
  await fetch(url, { method: 'PUT', });
  await fetch(
    url,
  );
  return Promise.all(urls.map((one) => fetch(one)));
}

const rates = await fetch('https://rates.example');
fetch('https://rates.example/later').then((res) => res.json());
console.log(rates.ok);

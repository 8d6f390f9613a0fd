export async function rates(day) {
  await fetch(`/rates/${day}`, { cache: 'no-store' /* always fresh */ });
  await fetch('/ping' /* no body */);
  const res = await fetch(`/rates/${day}.json`, {
    method: 'GET' // as ever
  });
  return res.json();
}

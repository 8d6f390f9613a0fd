export async function rates(day) {
  await fetch(`/rates/${day}`, { cache: 'no-store' /* always fresh */, signal: AbortSignal.timeout(30_000) });
  await fetch('/ping' /* no body */, { signal: AbortSignal.timeout(30_000) });
  const res = await fetch(`/rates/${day}.json`, {
    method: 'GET', // as ever
    signal: AbortSignal.timeout(30_000)
  });
  return res.json();
}

export async function save(path: string, signal: AbortSignal): Promise<Response[]> {
  const init = { method: 'PUT', signal };
  const bounded = { method: 'POST', signal: AbortSignal.timeout(5_000) } satisfies RequestInit;
  const plain: RequestInit = { method: 'DELETE' };
  let later: RequestInit = { signal };
  later = { method: 'PATCH' };
  return [
    await fetch(path, init),
    await fetch(path, bounded),
    await fetch(path, plain),
    await fetch(path, later),
  ];
}

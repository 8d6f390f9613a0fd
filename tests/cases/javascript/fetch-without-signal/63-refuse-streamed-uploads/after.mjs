export async function upload(url, stream) {
  const response = await fetch(url, { method: 'PUT', body: stream, duplex: 'half' });
  return response.status;
}

export async function send(url, text) {
  const response = await fetch(url, { method: 'PUT', body: text, signal: AbortSignal.timeout(30_000) });
  return response.status;
}

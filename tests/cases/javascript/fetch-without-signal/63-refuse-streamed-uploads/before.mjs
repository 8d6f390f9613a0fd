export async function upload(url, stream) {
  const response = await fetch(url, { method: 'PUT', body: stream, duplex: 'half' });
  return response.status;
}

export async function send(url, text) {
  const response = await fetch(url, { method: 'PUT', body: text });
  return response.status;
}

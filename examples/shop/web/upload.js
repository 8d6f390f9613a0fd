export async function upload(path) {
  await fetch('/images', { method: 'POST', body: path });
}

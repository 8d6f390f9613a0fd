export async function a(items) {
  for (let i = 0; i < items.length; i += 10) {
    const batch = items.slice(i, i + 10);
    await Promise.all(batch.map((x) => load(x)));
  }
}
export async function b(items, size) {
  for (let i = 0; i < items.length; i += size) {
    const end = Math.min(i + size, items.length);
    const part = items.slice(i, end);
    await Promise.all(part.map((x) => load(x)));
  }
}
export async function c(items) {
  while (items.length) {
    const part = items.splice(0, 10);
    await Promise.all(part.map((x) => load(x)));
  }
}
export async function d(items) {
  while (items.length) await Promise.all(items.splice(0, 10).map((x) => load(x)));
}
export async function e(items) {
  for (let i = 0; i < items.length; i += 10) {
    await Promise.all(items.slice(i, Math.min(i + 10, items.length)).map((x) => load(x)));
  }
}

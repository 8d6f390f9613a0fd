export async function load(n, first) {
  first?.();
  return n;
}

const pages = new Map();
const inFlight = new Map();

export async function page(name, render) {
  const known = pages.get(name);
  if (known) {
    return known;
  }
  const begun = inFlight.get(name);
  if (begun) {
    return begun;
  }
  const work = render(name);
  inFlight.set(name, work);
  const text = await work;
  pages.set(name, text);
  inFlight.delete(name);
  return text;
}

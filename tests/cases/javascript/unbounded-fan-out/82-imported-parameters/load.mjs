export async function load(id) {
  return id * 2;
}

export async function share(id, index, all) {
  return id / all.length;
}

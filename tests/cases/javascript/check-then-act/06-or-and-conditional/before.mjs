const pages = new Map()
let loads = 0

async function load(key) {
  loads += 1
  await null
  return key.toUpperCase()
}

export async function page(key) {
  const hit = pages.get(key) ?? (await load(key))
  pages.set(key, hit)
  return hit
}

export const direct = async (key) =>
  pages.has(key)
    ? pages.get(key)
    : pages.set(key, await load(key)).get(key)

export async function later(key) {
  let hit = pages.get(key)
  hit ||= await load(key)
  pages.set(key, hit)
}

await Promise.all([page('a'), page('a'), direct('b'), direct('b'), later('c'), later('c')])
console.log(loads)

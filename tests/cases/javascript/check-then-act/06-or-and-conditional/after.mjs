import { Mutex } from 'async-mutex'

const pages = new Map()
const pagesMutex = new Mutex()
let loads = 0

async function load(key) {
  loads += 1
  await null
  return key.toUpperCase()
}

export async function page(key) {
  const release = await pagesMutex.acquire()
  try {
    const hit = pages.get(key) ?? (await load(key))
    pages.set(key, hit)
    return hit
  } finally {
    release()
  }
}

export const direct = async (key) => {
  const release = await pagesMutex.acquire()
  try {
    return pages.has(key)
      ? pages.get(key)
      : pages.set(key, await load(key)).get(key)
  } finally {
    release()
  }
}

export async function later(key) {
  const release = await pagesMutex.acquire()
  try {
    let hit = pages.get(key)
    hit ||= await load(key)
    pages.set(key, hit)
  } finally {
    release()
  }
}

await Promise.all([page('a'), page('a'), direct('b'), direct('b'), later('c'), later('c')])
console.log(loads)

import pLimit from 'p-limit'
import { log } from './log.mjs'

const load = async (id) => id
const state = { first: 0 }

export async function show(ids) {
  log('start')
  const limit = pLimit(20)
  // One line for each.
  ;(await Promise.all(ids.map(id => limit(() => load(id))))).forEach(id => log(id))
  ;[state.first] = await Promise.all(ids.map(id => limit(() => load(id))))
}

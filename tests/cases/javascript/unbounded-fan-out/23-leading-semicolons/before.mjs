import { log } from './log.mjs'

const load = async (id) => id
const state = { first: 0 }

export async function show(ids) {
  log('start')
  // One line for each.
  ;(await Promise.all(ids.map(id => load(id)))).forEach(id => log(id))
  ;[state.first] = await Promise.all(ids.map(id => load(id)))
}

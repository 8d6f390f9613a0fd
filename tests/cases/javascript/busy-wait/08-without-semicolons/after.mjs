import { EOL } from 'node:os'
import { setTimeout as sleep } from 'node:timers/promises'

export async function settle (ms, lines) {
  await sleep(ms)
  ;[...lines].reverse().forEach((line) => process.stdout.write(line + EOL))
}

export async function first (ms, lines) {
  await sleep(ms)
  ;(await lines)[0].trim()
}

await settle(1, ['b', 'a'])
await first(1, ['c'])

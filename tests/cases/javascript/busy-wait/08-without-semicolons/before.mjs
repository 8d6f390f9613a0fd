import { EOL } from 'node:os'

export async function settle (ms, lines) {
  const end = Date.now() + ms
  while (Date.now() < end) {}
  [...lines].reverse().forEach((line) => process.stdout.write(line + EOL))
}

export async function first (ms, lines) {
  const end = Date.now() + ms
  while (Date.now() < end) {}
  (await lines)[0].trim()
}

await settle(1, ['b', 'a'])
await first(1, ['c'])

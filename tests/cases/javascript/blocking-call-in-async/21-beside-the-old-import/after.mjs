import { readFileSync } from "node:fs"
import { readFile } from "node:fs/promises"
import path from "node:path"

export const now = () => readFileSync(path.join("a", "b"))

export async function later(name) {
  return await readFile(path.join("a", name), "utf8")
}

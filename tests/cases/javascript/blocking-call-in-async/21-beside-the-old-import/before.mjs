import { readFileSync } from "node:fs"
import path from "node:path"

export const now = () => readFileSync(path.join("a", "b"))

export async function later(name) {
  return readFileSync(path.join("a", name), "utf8")
}

import * as fs from 'fs'

export async function parts(file: string, fd: number): Promise<unknown[]> {
  const text = <string>await fs.promises.readFile(file, 'utf8')
  ;(await fs.promises.readdir(file))!.forEach(String)
  return [text, fs.readFileSync(fd), (await fs.promises.stat(file))!.size, await fs.promises.readFile(file) as Uint8Array]
}

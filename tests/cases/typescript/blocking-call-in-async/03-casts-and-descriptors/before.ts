import * as fs from 'fs'

export async function parts(file: string, fd: number): Promise<unknown[]> {
  const text = <string>fs.readFileSync(file, 'utf8')
  fs.readdirSync(file)!.forEach(String)
  return [text, fs.readFileSync(fd), fs.statSync(file)!.size, fs.readFileSync(file) as Uint8Array]
}

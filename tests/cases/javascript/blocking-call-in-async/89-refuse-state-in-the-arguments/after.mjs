import { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';

const files = ['a.txt', 'b.txt'];
let next = 0;

export async function take() {
  const text = readFileSync(files[next], 'utf8');
  next += 1;
  return text;
}

export class Reader {
  at = 0;
  taken = 0;

  async read() {
    const text = readFileSync(`./part-${this.at}.txt`, 'utf8');
    this.at = this.at + 1;
    return text;
  }

  async again() {
    const text = await readFile(`./part-${this.at}.txt`, 'utf8');
    this.taken += 1;
    return text;
  }
}

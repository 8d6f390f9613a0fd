import fs from 'node:fs';

let current = null;
let turns = 0;

export async function page(path) {
  current = path;
  const text = fs.readFileSync(path, 'utf8');
  return `${current}: ${text}`;
}

export async function turn(path) {
  turns++;
  const text = fs.readFileSync(path, 'utf8');
  return [turns, text];
}

export class Reader {
  async read(path) {
    this.last = path;
    const size = fs.statSync(path).size;
    return { name: this.last, size };
  }

  async open(path) {
    this.busy = true;
    this.text = fs.readFileSync(path, 'utf8');
    this.path = path;
    return this.busy && this.path;
  }
}

export async function answer(context, path) {
  context.path = path;
  context.body = fs.readFileSync(path);
  return context.path;
}

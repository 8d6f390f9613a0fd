import fs, { readFileSync as read } from 'node:fs';

export class Store {
  async load(file, text = fs.readFileSync(file, 'utf8')) {
    const Part = class {
      raw = fs.readFileSync(file);
      static {
        fs.readFileSync(file);
      }
    };
    function later() {
      return fs.readFileSync(file);
    }
    const lines = fs
      .readFileSync(file, 'utf8')
      .split('\n');
    return [new Part(), later, text, lines, ...read(file)];
  }
}

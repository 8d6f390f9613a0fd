import fs from 'node:fs';

export class Sizes {
  total = 0;

  async add(path) {
    const { total } = this;
    const { size } = fs.statSync(path);
    this.total = total + size;
  }
}

const sizes = new Sizes();
await sizes.add('.');
console.log(sizes.total > 0);

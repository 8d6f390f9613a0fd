import { Resolver } from './before.js';

export class Nested extends Resolver {
  protected async parse(name: string): Promise<string> {
    const [head, ...rest] = name.split('/');
    return rest.length > 0 ? `${head}<${await this.resolve(rest.join('/'))}>` : head;
  }
}

import { load, register } from './load.js';

declare const ids: string[];

@register(Promise.all(ids.map((id) => load(id))))
export class Loader {
  @register(Promise.allSettled(ids.map((id) => load(id))))
  async run(): Promise<void> {}
}

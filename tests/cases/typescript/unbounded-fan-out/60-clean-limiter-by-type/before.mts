import pLimit, { type LimitFunction } from 'p-limit';

const load = async (id: string): Promise<string> => id;

export async function all(ids: string[], slots: LimitFunction): Promise<string[]> {
  return Promise.all(ids.map((id) => slots(() => load(id))));
}

export class Loader {
  private readonly gate: LimitFunction;

  constructor(
    count: number,
    private readonly door: LimitFunction,
  ) {
    this.gate = pLimit(count);
  }

  async all(ids: string[]): Promise<string[]> {
    await Promise.all(ids.map((id) => this.door(() => load(id))));
    return Promise.all(ids.map((id) => this.one(id)));
  }

  private one(id: string): Promise<string> {
    return this.gate(() => load(id));
  }
}

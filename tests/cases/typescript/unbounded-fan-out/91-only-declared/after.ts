import pLimit from 'p-limit';

interface Api {
  get(id: string, index: number): Promise<string>;
  head(id: string, options?: { retries: number }): Promise<string>;
  walk(id: string, index: number, all: string[]): Promise<string>;
}

declare function load(id: string): Promise<string>;
declare function label(id: string): string;

export abstract class Store {
  constructor(private readonly api: Api) {}

  protected abstract one(id: string): Promise<string>;

  async loaded(ids: string[]): Promise<string[]> {
    const limit = pLimit(20);
    return Promise.all(ids.map((id) => limit(() => load(id))));
  }

  async labels(ids: string[]): Promise<string[]> {
    return Promise.all(ids.map(label));
  }

  async own(ids: string[]): Promise<string[]> {
    return Promise.all(ids.map(this.one, this));
  }

  async got(ids: string[]): Promise<string[]> {
    const limit = pLimit(20);
    return Promise.all(ids.map((id, index) => limit(() => this.api.get(id, index))));
  }

  async heads(ids: string[]): Promise<string[]> {
    const limit = pLimit(20);
    return Promise.all(ids.map((id) => limit(() => this.api.head(id))));
  }

  async walked(ids: string[]): Promise<string[]> {
    return Promise.all(ids.map(this.api.walk));
  }
}

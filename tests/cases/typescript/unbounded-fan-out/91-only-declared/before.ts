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
    return Promise.all(ids.map(load));
  }

  async labels(ids: string[]): Promise<string[]> {
    return Promise.all(ids.map(label));
  }

  async own(ids: string[]): Promise<string[]> {
    return Promise.all(ids.map(this.one, this));
  }

  async got(ids: string[]): Promise<string[]> {
    return Promise.all(ids.map(this.api.get));
  }

  async heads(ids: string[]): Promise<string[]> {
    return Promise.all(ids.map((id) => this.api.head(id)));
  }

  async walked(ids: string[]): Promise<string[]> {
    return Promise.all(ids.map(this.api.walk));
  }
}

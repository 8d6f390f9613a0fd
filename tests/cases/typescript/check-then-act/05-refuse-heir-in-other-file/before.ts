export abstract class Resolver {
  private readonly known = new Map<string, string>();
  protected abstract parse(name: string): Promise<string>;

  async resolve(name: string): Promise<string> {
    const hit = this.known.get(name);
    if (hit !== undefined) return hit;
    const text = await this.parse(name);
    this.known.set(name, text);
    return text;
  }
}

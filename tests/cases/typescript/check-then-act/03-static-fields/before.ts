async function load(key: string): Promise<string> {
  return key.toUpperCase();
}

export class Pages {
  private static readonly texts = new Map<string, string>();
  static #open: Record<string, string> = {};

  static async text(key: string) {
    if (!Pages.texts.has(key)) {
      Pages.texts.set(key, await load(key));
    }
    return Pages.texts.get(key);
  }

  static async open(key: string) {
    const open = this.#open[key];
    if (open) return open;
    this.#open[key] = await load(key);
    return this.#open[key];
  }
}

console.log(await Pages.text("a"), await Pages.open("b"));

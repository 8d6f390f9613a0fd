import { Mutex } from "async-mutex";

async function load(key: string): Promise<string> {
  return key.toUpperCase();
}

export class Pages {
  private static readonly texts = new Map<string, string>();
  private static readonly textsMutex = new Mutex();
  static #open: Record<string, string> = {};
  static readonly #openMutex = new Mutex();

  static async text(key: string) {
    const release = await Pages.textsMutex.acquire();
    try {
      if (!Pages.texts.has(key)) {
        Pages.texts.set(key, await load(key));
      }
      return Pages.texts.get(key);
    } finally {
      release();
    }
  }

  static async open(key: string) {
    const release = await this.#openMutex.acquire();
    try {
      const open = this.#open[key];
      if (open) return open;
      this.#open[key] = await load(key);
      return this.#open[key];
    } finally {
      release();
    }
  }
}

console.log(await Pages.text("a"), await Pages.open("b"));

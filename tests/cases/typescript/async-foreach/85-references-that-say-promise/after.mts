const kept: string[] = [];

function keep(entry: string): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(() => {
      kept.push(entry);
      resolve();
    }, 1);
  });
}

export class Store {
  private readonly prefix = '+';
  private add = async (entry: string): Promise<void> => {
    await keep(this.prefix + entry);
  };

  async fill(entries: string[]): Promise<string> {
    for (const entry of entries) {
      await keep(entry);
    }
    for (const entry of entries) {
      await this.add(entry);
    }
    entries.forEach(this.put, this);
    return kept.join(' ');
  }

  private async put(entry: string): Promise<void> {
    kept.push(this.prefix + entry);
  }
}

console.log(await new Store().fill(['a', 'b']));

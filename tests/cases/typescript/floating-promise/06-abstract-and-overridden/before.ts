abstract class Task<T> {
  abstract run(input: T): Promise<void>;
  abstract note(input: T): void;

  async start(input: T): Promise<void> {
    this.note(input);
    this.run(input);
  }
}

class Send extends Task<string> {
  override async run(input: string): Promise<void> {
    console.log(input);
  }

  override note(): void {}
}

class Count extends Task<number> {
  override run(input: number): Promise<void> {
    return Promise.resolve(console.log(input));
  }

  override async note(): Promise<void> {}
}

void new Send().start('a').then(() => new Count().start(1));

interface Store {
  persist(): Promise<void>;
  save: (key: string) => Promise<void>;
  evict(key: string): void;
  maybe(): Promise<void> | void;
}

function send(to: string): Promise<void>;
function send(to: number): Promise<void>;
function send(to: unknown): unknown {
  return Promise.resolve(to);
}

function mixed(to: string): Promise<void>;
function mixed(to: number): void;
function mixed(to: unknown): unknown {
  return to;
}

class Base {
  protected async helper(): Promise<void> {}
}

export class Job extends Base {
  private onDone = async (): Promise<void> => {};

  constructor(private readonly store: Store) {
    super();
    this.run();
  }

  async run(): Promise<void> {
    await this.store.persist();
    await this.store.save('a');
    this.store.evict('a');
    this.store.maybe();
    await this.onDone();
    await this.helper();
    await send('a');
    mixed('a');
    [1].forEach(() => {
      this.helper();
    });
  }
}

export async function go(job: Job, other?: Store | null): Promise<void> {
  await job.run();
  await other?.persist();
  await new Job(other!).run();
}

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
    this.store.persist();
    this.store.save('a');
    this.store.evict('a');
    this.store.maybe();
    this.onDone();
    this.helper();
    send('a');
    mixed('a');
    [1].forEach(() => {
      this.helper();
    });
  }
}

export async function go(job: Job, other?: Store | null): Promise<void> {
  job.run();
  other?.persist();
  new Job(other!).run();
}

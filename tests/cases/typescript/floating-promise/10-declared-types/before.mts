interface Save {
  (id: string): Promise<void>;
}

type Handler<T> = (value: T) => unknown;

const log: string[] = [];

const save: Save = async (id) => {
  await null;
  log.push(id);
};

const flush: () => Promise<void> = () => Promise.resolve();
const check = (() => Promise.resolve()) as () => Promise<void>;

class Journal {
  readonly handle: Handler<string> = async (id) => {
    await null;
    log.push(id);
  };

  readonly now: Handler<string> = (id) => log.push(id);

  async write(): Promise<void> {
    save('a');
    this.handle('b');
    this.now('c');
    flush();
    check();
  }
}

await new Journal().write();
console.log(log.join(' '));

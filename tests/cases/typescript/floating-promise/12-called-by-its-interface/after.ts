interface Send {
  (line: string): Promise<void>;
  retries: number;
}

interface Again extends Send {
  again(): void;
}

type Post = { (line: string): Promise<void> };

interface Either {
  (line: string): Promise<void>;
  (line: number): void;
}

type Note = { (line: string): void };

export async function report(send: Send, again: Again, post: Post, either: Either, note: Note): Promise<void> {
  await send('a');
  await again('b');
  await post('c');
  either(4);
  note('d');
  again.again();
}

const said: string[] = [];
const say = async (line: string): Promise<void> => {
  await null;
  said.push(line);
};
const note = (): void => {};
await report(
  Object.assign(say, { retries: 1 }),
  Object.assign(say, { retries: 1, again: note }),
  say,
  note as unknown as Either,
  note,
);
console.log(said.join(' '));

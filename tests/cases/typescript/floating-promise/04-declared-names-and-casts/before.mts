type Job = (name: string) => Promise<void>;

let job: Job;
declare const other: Job;
const done: string[] = [];

job = async (name) => {
  done.push(name);
};

export async function run(ready: boolean): Promise<string[]> {
  job("a");
  job("b")!;
  job("c") as unknown;
  const kept = job("d")
  job("e")!;
  if (!ready) other("f");
  await kept;
  return done;
}

console.log((await run(true)).join(" "));

type Job = (name: string) => Promise<void>;

let job: Job;
declare const other: Job;
const done: string[] = [];

job = async (name) => {
  done.push(name);
};

export async function run(ready: boolean): Promise<string[]> {
  await job("a");
  (await job("b"))!;
  await job("c") as unknown;
  const kept = job("d")
  ;(await job("e"))!;
  if (!ready) await other("f");
  await kept;
  return done;
}

console.log((await run(true)).join(" "));

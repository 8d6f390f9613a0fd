const load = async (id: string): Promise<number> => id.length;

export async function cast(ids: string[]): Promise<number[]> {
  const jobs = [] as Promise<number>[];
  for (const id of ids) jobs.push(load(id));
  return Promise.all(jobs);
}

export async function made(ids: string[]): Promise<number[]> {
  const jobs = new Array<Promise<number>>();
  for (const id of ids) {
    jobs.push(load(id));
  }
  return Promise.all(jobs);
}

export async function fixed(): Promise<number[]> {
  return Promise.all((['a', 'b'] as const).map((id) => load(id)));
}

console.log(await cast(['a']), await made(['b', 'cd']), await fixed());

const load = async (id: number): Promise<string> => String(id);

export async function all(ids: number[]): Promise<(string | number)[]> {
  const jobs: Array<Promise<string> | number> = [];
  for (const id of ids) {
    jobs.push(id > 1 ? load(id) : id);
  }
  return Promise.all(jobs);
}

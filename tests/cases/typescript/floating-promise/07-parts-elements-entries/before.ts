interface Repo {
  save(row: string): Promise<void>;
  count(): number;
}

interface Deps {
  repo: Repo;
  onDone?: () => Promise<void>;
  audit: { write(line: string): Promise<void> };
}

namespace Jobs {
  export async function run(log: string[]): Promise<void> {
    log.push('run');
  }
}

export async function all(
  { repo, onDone, audit }: Deps,
  repos: readonly Repo[],
  byName: Map<string, Repo>,
  log: string[],
): Promise<number> {
  repo.save('a');
  onDone?.();
  audit.write('b');
  repo.count();
  for (const one of repos) {
    one.save('c');
    one.count();
  }
  repos[0].save('d');
  byName.get('x')?.save('e');
  const { repo: again }: Deps = { repo, audit };
  again.save('f');
  Jobs.run(log);
  return repo.count();
}

const log: string[] = [];
const repo: Repo = {
  async save(row) {
    log.push(row);
  },
  count: () => log.length,
};
const audit = {
  async write(line: string) {
    log.push(line);
  },
};
console.log(await all({ repo, audit }, [repo], new Map([['x', repo]]), log), log.join(''));

interface Item {
  id: string;
  url?: string;
  mail: { kind: 'none' } | { kind: 'to'; address: string };
}

const load = async (url: string): Promise<number> => url.length;

export async function urls(items: Item[]): Promise<number[]> {
  const jobs: Promise<number>[] = [];
  for (const item of items) {
    if (!item.url) continue;
    jobs.push(load(item.url));
  }
  return Promise.all(jobs);
}

export async function mails(items: Item[]): Promise<number[]> {
  const jobs: Promise<number>[] = [];
  for (const item of items) {
    if (item.mail.kind === 'to') jobs.push(load(item.mail.address));
  }
  return Promise.all(jobs);
}

export async function named(items: Item[]): Promise<number[]> {
  const jobs: Promise<number>[] = [];
  for (const { url } of items) {
    if (url) jobs.push(load(url));
  }
  return Promise.all(jobs);
}

export async function ids(items: Item[]): Promise<number[]> {
  const jobs: Promise<number>[] = [];
  for (const item of items) {
    if (item.id !== '') jobs.push(load(item.id));
  }
  return Promise.all(jobs);
}

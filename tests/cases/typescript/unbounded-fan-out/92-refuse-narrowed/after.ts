import pLimit from 'p-limit';

interface Item {
  id: string;
  url?: string;
  tags: string[];
  mail: { kind: 'none' } | { kind: 'to'; address: string };
}

const load = async (url: string, most = 1): Promise<number> => url.length * most;

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
  const limit = pLimit(20);
  const jobs: Promise<number>[] = [];
  for (const { url } of items) {
    if (url) jobs.push(limit(() => load(url)));
  }
  return Promise.all(jobs);
}

export async function ids(items: Item[]): Promise<number[]> {
  const limit = pLimit(20);
  const jobs: Promise<number>[] = [];
  for (const item of items) {
    if (item.id !== '' && item.tags.length) jobs.push(limit(() => load(item.id, item.tags.length)));
  }
  return Promise.all(jobs);
}

export async function addresses(items: { mail?: { address: string } }[]): Promise<number[]> {
  const jobs: Promise<number>[] = [];
  for (const item of items) {
    if (item.mail?.address) jobs.push(load(item.mail.address));
  }
  return Promise.all(jobs);
}

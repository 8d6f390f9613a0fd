import { setTimeout as sleep } from 'node:timers/promises';

export async function keepOf<T>(items: T[], keeps: (item: T, index: number, all: T[]) => Promise<boolean>): Promise<T[]> {
  const kept = await Promise.all(items.map(keeps));
  return items.filter((_, index) => kept[index]);
}

type Load = (id: string, index: number) => Promise<string>;

export async function loadAll(ids: string[], load: Load): Promise<string[]> {
  return Promise.all(ids.map(load));
}

async function main(): Promise<void> {
  const firsts = await keepOf(['a', 'b', 'a'], async (item, index, all) => all.indexOf(item) === index);
  const loaded = await loadAll(firsts, async (id, index) => {
    await sleep(1);
    return `${id}${index}`;
  });
  console.log(loaded);
}

void main();

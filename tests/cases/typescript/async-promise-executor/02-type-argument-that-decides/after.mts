const ask = async (name: string): Promise<number> => name.length;

export function parity(name: string) {
  return new Promise<'even' | 'odd'>(async (resolve) => {
    const n = await ask(name);
    resolve(n % 2 ? 'odd' : 'even');
  });
}

export async function size(name: string) {
  return await ask(name);
}

const told: 'even' | 'odd' = await parity('ab');
console.log(told, await size('abc'));

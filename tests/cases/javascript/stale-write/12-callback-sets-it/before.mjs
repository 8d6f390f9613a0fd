let total = 0;

async function load(n, first) {
  first?.();
  return n;
}

export async function anew(n) {
  total += await load(n, () => {
    total = 0;
  });
}

export async function more(n) {
  total += await load(n, () => console.log('loading'));
}

await more(1);
await anew(2);
console.log(total);

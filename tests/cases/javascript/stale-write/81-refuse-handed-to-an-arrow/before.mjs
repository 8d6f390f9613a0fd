let total = 0;

const settle = (work) =>
  new Promise((resolve) => {
    work();
    resolve(1);
  });

export async function add(n) {
  total += await settle(() => {
    total += n;
  });
}

await add(5);
console.log(total);

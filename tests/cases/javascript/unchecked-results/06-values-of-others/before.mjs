const load = async (x) => x;

export async function sent(fields, form) {
  const results = await Promise.allSettled([load(fields.a.value), load(fields.b.value)]);
  form.input.value = '';
  console.log(results.length);
  return (await Promise.allSettled([load(fields.a.value), load(fields.b.value)])).length;
}

export async function printed() {
  for (const result of await Promise.allSettled([load(1), load(2)])) {
    console.log(result.value);
  }
}

export async function sum() {
  const [{ value: a }, { value: b }] = await Promise.allSettled([load(1), load(2)]);
  return a + b;
}

export async function kept() {
  const results = await Promise.allSettled([load(1), load(2)]);
  const some = results.slice(0, 2);
  return some.map((result) => result.value);
}

await printed();
console.log(await sum(), await kept());

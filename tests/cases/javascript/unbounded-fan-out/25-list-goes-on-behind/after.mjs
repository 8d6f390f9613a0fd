import pLimit from 'p-limit';

const seen = [];
const audit = async () => {
  seen.push('audit');
};
const remove = async (id) => {
  seen.push(`removed ${id}`);
};

export async function sweep(stale) {
  const limit = pLimit(20);
  await Promise.all([...stale.map((id) => limit(() => remove(id))), audit()]);
}

await sweep([1, 2]);
console.log(seen.join(', '));

const seen = [];
const audit = async () => {
  seen.push('audit');
};
const remove = async (id) => {
  seen.push(`removed ${id}`);
};

export async function sweep(stale) {
  await Promise.all([...stale.map((id) => remove(id)), audit()]);
}

await sweep([1, 2]);
console.log(seen.join(', '));

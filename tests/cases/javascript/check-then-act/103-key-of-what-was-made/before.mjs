const users = new Map();
let made = 0;

async function create(wanted) {
  made += 1;
  await null;
  return { ...wanted, id: made };
}

export async function register(wanted) {
  if (users.has(wanted.email)) throw new Error('taken');
  const user = await create(wanted);
  users.set(user.email, user);
}

export async function find(id) {
  const known = users.get(id);
  if (known) return known;
  const user = await create({ id });
  users.set(user.id, user);
  return user;
}

export async function rename(from, to) {
  if (!users.has(from.email)) return;
  await create(from);
  users.set(to.email, to);
}

export async function number(wanted) {
  if (users.has(wanted.email)) return;
  const user = await create(wanted);
  users.set(user.id, user);
}

await Promise.allSettled([register({ email: 'a@example' }), register({ email: 'a@example' })]);
console.log('made', made);

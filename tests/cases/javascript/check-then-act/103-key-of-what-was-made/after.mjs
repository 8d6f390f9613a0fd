import { Mutex } from 'async-mutex';

const users = new Map();
const usersMutex = new Mutex();
let made = 0;

async function create(wanted) {
  made += 1;
  await null;
  return { ...wanted, id: made };
}

export async function register(wanted) {
  const release = await usersMutex.acquire();
  try {
    if (users.has(wanted.email)) throw new Error('taken');
    const user = await create(wanted);
    users.set(user.email, user);
  } finally {
    release();
  }
}

export async function find(id) {
  const release = await usersMutex.acquire();
  try {
    const known = users.get(id);
    if (known) return known;
    const user = await create({ id });
    users.set(user.id, user);
    return user;
  } finally {
    release();
  }
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

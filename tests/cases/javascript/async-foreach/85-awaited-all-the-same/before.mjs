import { setTimeout as pause } from 'node:timers/promises';

const sent = [];
const load = async () => ['cy', 'di'];

async function remind(users) {
  await users.forEach(async (user) => {
    await pause(1);
    sent.push(user);
  });
  const others = await load();
  await others.forEach(async (other) => {
    await pause(1);
    sent.push(other);
  });
  return sent.join(' ');
}

async function drain(cursor, source) {
  await cursor.forEach(async (row) => {
    await pause(1);
    sent.push(row);
  });
  await source.rows().forEach(async (row) => {
    sent.push(row);
  });
}

console.log(await remind(['ada', 'bo']), typeof drain);

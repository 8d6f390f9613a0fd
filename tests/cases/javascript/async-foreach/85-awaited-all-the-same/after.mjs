import { setTimeout as pause } from 'node:timers/promises';

const sent = [];
const load = async () => ['cy', 'di'];

async function remind(users) {
  for (const user of users) {
    await pause(1);
    sent.push(user);
  }
  const others = await load();
  for (const other of others) {
    await pause(1);
    sent.push(other);
  }
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

const users = {};
let loads = 0;

async function load(id) {
  loads += 1;
  await null;
  return { id };
}

export async function user(id) {
  users[id] ??= await load(id);
  return users[id];
}

// The promise is stored before anybody waits for it.
const teams = {};
export async function team(id) {
  teams[id] ??= load(id);
  return teams[id];
}

await Promise.all([user(1), user(1), team(2), team(2)]);
console.log(loads);

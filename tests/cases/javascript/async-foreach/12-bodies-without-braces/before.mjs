const sent = [];
const send = async (user) => {
  sent.push(user);
};

async function remind(groups, users) {
  if (users) users.forEach(async (user) => send(user)); // all of them
  else groups.forEach(async (group) => send(group));
  for (const group of groups) group.forEach(send);
  await groups.map(async (group) => { await send(group); });
}

await remind([['a'], ['b']], ['c']);
console.log(sent.length > 0);

const sent = [];
const send = async (user) => {
  sent.push(user);
};

async function remind(groups, users) {
  if (users) for (const user of users) {
    await send(user);
  } // all of them
  else for (const group of groups) {
    await send(group);
  }
  for (const group of groups) for (const item of group) {
    await send(item);
  }
  await groups.map(async (group) => { await send(group); });
}

await remind([['a'], ['b']], ['c']);
console.log(sent.length > 0);

const seen = [];
const note = async (...parts) => {
  seen.push(parts.join('/'));
};
const load = async () => [{ id: 1, tag: 'a' }, { id: 0 }, { id: 2, tag: 'b' }];

async function all(groups, users) {
  for (const group of groups) {
    for (const member of group.members) {
      await note(group.name, member);
    }
    await note(group.name);
  }
  for (const [at, { id, ...rest }] of (await load()).entries()) {
    // empty ones are left out
    if (!id) continue;
    await note(at, id, rest.tag);
  }
  for (const user of users) { await note(user); }
  for (const item of users.filter((user) => user !== 'bo')) {
    await note('one');
  }
}

await all([{ name: 'g', members: ['x', 'y'] }], ['ada', 'bo']);
console.log(seen.sort().join(' '));

const seen = [];
const note = async (...parts) => {
  seen.push(parts.join('/'));
};
const load = async () => [{ id: 1, tag: 'a' }, { id: 0 }, { id: 2, tag: 'b' }];

async function all(groups, users) {
  groups.forEach(async (group) => {
    group.members.forEach(async (member) => {
      await note(group.name, member);
    });
    return await note(group.name);
  });
  (await load()).forEach(async ({ id, ...rest }, at) => {
    // empty ones are left out
    if (!id) return;
    await note(at, id, rest.tag);
  });
  users.forEach(async function (user) { await note(user); });
  users.filter((user) => user !== 'bo').forEach(async () => note('one'));
}

await all([{ name: 'g', members: ['x', 'y'] }], ['ada', 'bo']);
console.log(seen.sort().join(' '));

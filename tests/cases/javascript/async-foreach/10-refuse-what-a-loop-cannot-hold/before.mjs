import _ from 'lodash';

export async function all(users, opts, save) {
  users.forEach(async (user) => {
    users.push(user);
    await save(user);
  });
  users.forEach(async (user) => {
    for (const part of user.parts) {
      if (!part) return;
      await save(part);
    }
  });
  users.forEach(async (user) => {
    if (!user.email) return null;
    await save(user);
  });
  users.forEach(async function (user) {
    await save(this, user);
  });
  users.forEach(async (user) => {
    var done = await save(user);
    console.log(done);
  });
  opts?.users.forEach(async (user) => {
    await save(user);
  });
  _.forEach(opts, async (value) => {
    await save(value);
  });
  users.map(async (user) => save(user));
  return users.forEach(async (user) => save(user));
}

const send = async (user) => user;

export function all(users) {
  return Promise.allSettled(users.map((user) => send(user))).then((results) => results.map((r) => r.value));
}

export function good(users) {
  return Promise.allSettled(users.map((user) => send(user))).then((results) =>
    results.filter((r) => r.status === 'fulfilled').map((r) => r.value),
  );
}

const send = async (n) => {
  if (n === 2) throw new Error('bounced');
  return n;
};

export async function all(ns, done) {
  await Promise.allSettled(ns.map((n) => send(n))).finally(() => done('all'));
  await Promise.allSettled(ns.map((n) => send(n))).then(() => done('some'));
  const last = Promise.allSettled(ns.map((n) => send(n))).then(function () {
    done('last');
  });
  await Promise.allSettled(ns.map((n) => send(n))).then(done);
  const kept = await Promise.allSettled(ns.map((n) => send(n))).finally(() => done('kept'));
  await last;
  return kept;
}

console.log((await all([1, 2], () => {})).length);

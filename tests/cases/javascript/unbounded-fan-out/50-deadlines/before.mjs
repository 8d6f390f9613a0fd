const load = async (x, d) => x;

export async function untilThen(hosts) {
  const deadline = Date.now() + 5000;
  return Promise.all(hosts.map((x) => load(x, deadline)));
}

export async function stamped(hosts) {
  const now = Date.now();
  return Promise.all(hosts.map((x) => load(x, now)));
}

export async function budgeted(hosts, budget) {
  const start = Date.now();
  return Promise.all(
    hosts.map(async (x) => {
      if (Date.now() - start > budget) return null;
      return load(x);
    }),
  );
}

export async function measured(hosts) {
  const start = Date.now();
  const out = await Promise.all(
    hosts.map(async (x) => {
      const mine = Date.now();
      const it = await load(x);
      return [it, Date.now() - mine];
    }),
  );
  return [out, Date.now() - start];
}

import pLimit from 'p-limit';

const load = async (x, d) => x;

export async function untilThen(hosts) {
  const deadline = Date.now() + 5000;
  const limit = pLimit(20);
  return Promise.all(hosts.map((x) => limit(() => load(x, deadline))));
}

export async function stamped(hosts) {
  const now = Date.now();
  const limit = pLimit(20);
  return Promise.all(hosts.map((x) => limit(() => load(x, now))));
}

export async function budgeted(hosts, budget) {
  const start = Date.now();
  const limit = pLimit(20);
  return Promise.all(
    hosts.map((x) => limit(async () => {
      if (Date.now() - start > budget) return null;
      return load(x);
    })),
  );
}

export async function measured(hosts) {
  const start = Date.now();
  const limit = pLimit(20);
  const out = await Promise.all(
    hosts.map((x) => limit(async () => {
      const mine = Date.now();
      const it = await load(x);
      return [it, Date.now() - mine];
    })),
  );
  return [out, Date.now() - start];
}

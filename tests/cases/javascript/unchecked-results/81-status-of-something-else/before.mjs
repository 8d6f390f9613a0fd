const send = async (n) => {
  if (n === 2) throw new Error('bounced');
  return n;
};
const ask = async () => ({ status: 200 });

async function report(ids, res) {
  const results = await Promise.allSettled(ids.map((id) => send(id)));
  const page = await ask();
  if (page.status !== 200 || res.status === 'gone') return { status: 'failed', values: [] };
  return { status: 'ok', values: results.map((r) => r.value) };
}

async function failures(ids) {
  const results = await Promise.allSettled(ids.map((id) => send(id)));
  const seen = [];
  for (const r of results) {
    seen.push(r);
    console.log(r.value);
  }
  return seen.filter((one) => one.status === 'rejected').length;
}

console.log(await report([1, 2], {}), await failures([1, 2]));

import { performance } from 'node:perf_hooks';

async function forms(ms, until) {
  const start = performance.now();
  do {} while (ms > performance.now() - start);
  const spent = performance.now() - start;

  for (const end = Date.now() + ms; Date.now() < end;) continue;
  while (until >= Date.now());
  const from = Date.now();
  console.log('waiting');
  while (Date.now() < from + ms) {}
  return spent >= ms;
}

console.log(await forms(2, Date.now() + 1));

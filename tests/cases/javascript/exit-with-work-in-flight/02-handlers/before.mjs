import { exit, on } from 'node:process';

const SIGNALS = ['SIGINT', 'SIGTERM'];
const stop = (code) => process.exit(code);

for (const signal of SIGNALS) process.on(signal, () => stop(1));
SIGNALS.forEach((signal) => process.once(signal, async () => exit(0)));
on('SIGTERM', stop);
on('SIGHUP', exit);
process.on('SIGTERM', async () => {
  await server.close();
  process.exit(0);
});
process.on('SIGINT', () => server.close(() => process.exit(0)));
process.on('SIGINT', () => {
  if (again) process.exit(1);
  again = true;
  server.close().finally(() => process.exit(0));
});
process.on('exit', () => process.exit(0));
bus.on('SIGTERM', () => process.exit(0));

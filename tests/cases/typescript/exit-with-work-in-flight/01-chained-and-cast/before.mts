import { createServer } from 'node:http';

const SIGNALS = ['SIGINT', 'SIGQUIT'] as const;
const server = createServer();
const end: NodeJS.SignalsListener = () => {
  process.exit(0);
};

process.on('SIGTERM', () => process.exit(0)).on('SIGHUP', end);
process
  .once('SIGUSR2', end)
  .once('SIGTERM', () => server.close(() => process.exit(0)))
  .once('SIGINT', end);
for (const signal of SIGNALS) process.on(signal, end);

import { spawn } from 'node:child_process';

process.on('SIGTERM', async (signal) => {
  await fetch('http://hub.example/down');
});

const child = spawn('indexer');
child.once('exit', async (code, signal) => {
  await fetch(`http://hub.example/exit/${code}`, { method: 'POST' });
});

async function leave(signal) {
  await fetch('http://hub.example/leave');
}
process.once('SIGINT', leave);

export async function announce(signals) {
  return Promise.all(signals.map(async (signal) => fetch('http://hub.example/known')));
}

export const query = { queryFn: ({ signal }) => fetch('http://hub.example/state', { signal }) };

export async function ask(retry) {
  return retry(async (attempt, signal) => fetch(`http://hub.example/ask?n=${attempt}`, { signal }));
}

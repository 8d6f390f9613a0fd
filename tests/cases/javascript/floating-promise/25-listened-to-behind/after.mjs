import { spawn } from 'node:child_process';
import { WebSocketServer } from 'ws';

const rows = [];
const server = new WebSocketServer({ port: 8080 });

async function note(row) {
  rows.push(row);
}

server.on('connection', async (socket) => {
  note('connected');
  socket.on('message', (message) => note(message));
});

export async function run(command) {
  const child = spawn(command);
  note(command);
  child.on('error', console.error);
}

export async function both(load, id) {
  const pending = note(id);
  await note('both');
  return [await pending, await load(id)];
}

export async function answered(command) {
  const child = spawn(command);
  child.on('error', console.error);
  await note(command);
  return child.pid;
}

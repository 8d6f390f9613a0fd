import { spawn } from 'node:child_process';
import fs from 'node:fs';
import { WebSocketServer } from 'ws';

const server = new WebSocketServer({ port: 8080 });

server.on('connection', async (socket, request) => {
  const greeting = fs.readFileSync('greeting.txt', 'utf8');
  socket.on('message', (message) => socket.send(greeting + message));
});

server.on('close', async (code) => {
  fs.writeFileSync('closed.txt', String(code));
  server.on('error', console.error);
});

export async function run(command, path) {
  const child = spawn(command);
  const input = fs.readFileSync(path);
  child.on('error', console.error);
  child.stdin.end(input);
}

export async function runLater(command, path) {
  const input = await fs.promises.readFile(path);
  const child = spawn(command);
  child.on('error', console.error);
  child.stdin.end(input);
}

async function load(id) {
  return id;
}

export async function page(id) {
  const pending = load(id);
  const template = fs.readFileSync('page.html', 'utf8');
  return template + (await pending);
}

export async function taken(id) {
  const pending = load(id);
  pending.catch(console.error);
  const template = await fs.promises.readFile('page.html', 'utf8');
  return template + (await pending);
}

export async function waitedBefore(id) {
  const pending = load(id);
  await load('other');
  const template = await fs.promises.readFile('page.html', 'utf8');
  return template + (await pending);
}

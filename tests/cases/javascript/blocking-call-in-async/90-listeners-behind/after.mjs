import fs from 'node:fs';
import { once } from 'node:events';
import { spawn } from 'node:child_process';

export async function build(tool) {
  const child = spawn(tool);
  const config = fs.readFileSync('config.json', 'utf8');
  child.on('error', (error) => console.error(error));
  return once(child, 'exit').then(() => config);
}

export async function greet(socket) {
  const hello = fs.readFileSync('hello.txt', 'utf8');
  const done = new Promise((resolve) => {
    socket.once('close', resolve);
  });
  socket.write(hello);
  return done;
}

export async function follow(url) {
  const source = new EventSource(url);
  const seen = fs.readFileSync('seen.json', 'utf8');
  source.onmessage = (message) => console.log(seen, message);
}

export async function claim(file) {
  fs.writeFileSync(file, String(process.pid));
  process.on('SIGINT', () => fs.unlinkSync(file));
}

export async function close(event) {
  const draft = fs.readFileSync('draft.txt', 'utf8');
  if (draft) event.preventDefault();
}

// Made behind the read, or after a wait that is there already.
export async function watch(tool) {
  const config = await fs.promises.readFile('config.json', 'utf8');
  const child = spawn(tool, [config]);
  child.on('error', (error) => console.error(error));
  spawn(await fs.promises.readFile('other.txt', 'utf8')).on('error', () => {});
}

export async function serve(socket) {
  await socket.ready();
  const hello = await fs.promises.readFile('hello.txt', 'utf8');
  socket.on('data', () => socket.write(hello));
}

export async function list(socket) {
  const hello = await fs.promises.readFile('hello.txt', 'utf8');
  return () => socket.on('data', () => socket.write(hello));
}

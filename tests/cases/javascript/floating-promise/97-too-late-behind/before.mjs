import { spawn } from 'node:child_process';
import { post } from './api.mjs';

async function track(name) {
  await post('/track', { name });
}

export async function onSubmit(event) {
  track('submit');
  event.preventDefault();
  await post('/form', new FormData(event.target));
}

export async function run(tool) {
  const child = spawn(tool);
  track(tool);
  child.on('error', (error) => console.error(error));
}

export async function onDrop(event) {
  event.preventDefault();
  track('drop');
  return event.target;
}

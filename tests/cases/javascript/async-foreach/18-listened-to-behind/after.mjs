import { spawn } from 'node:child_process';

export async function run(command, rows, save) {
  const child = spawn(command);
  rows.forEach(async (row) => {
    await save(row);
  });
  child.on('error', console.error);
}

export async function listen(command, rows, save) {
  const child = spawn(command);
  child.on('error', console.error);
  for (const row of rows) {
    await save(row);
  }
}

// Runs JavaScript programs one after the other, each in a thread of its own, and prints a line of JSON for each.
// Arguments: how many seconds a program may take, and the files.

import { Worker } from 'node:worker_threads';

function run(file, limit) {
  return new Promise((resolve) => {
    const worker = new Worker(file, { stdout: true, stderr: true });
    const told = { exit: null, out: '', err: '' };
    let late = false;
    const timer = setTimeout(() => {
      late = true;
      worker.terminate();
    }, limit * 1000);
    worker.stdout.on('data', (data) => (told.out += data));
    worker.stderr.on('data', (data) => (told.err += data));
    worker.on('error', (error) => (told.err += error?.stack ?? error));
    worker.on('exit', (status) => {
      clearTimeout(timer);
      // What was written last comes in behind the end of the thread.
      setImmediate(() => resolve({ ...told, exit: late ? null : status }));
    });
  });
}

const [limit, ...files] = process.argv.slice(2);
for (const file of files) {
  // One at a time, so that no program takes the time of another.
  console.log(JSON.stringify(await run(file, Number(limit))));
}

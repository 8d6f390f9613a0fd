const queue = [];
const open = new Set();
const waiting = [];

async function handle(job) {
  await job.run();
  queue.splice(queue.indexOf(job), 1);
}

async function close(socket) {
  await socket.end();
  open.delete(socket);
}

async function visit(page) {
  const links = await page.links();
  waiting.push(...links);
}

async function note(job) {
  await job.note();
}

export async function work(list) {
  for (const job of queue) handle(job);
  for (const socket of open) close(socket);
  for (const page of waiting) {
    visit(page);
  }
  for (const job of queue) note(job);
  for (const job of [...queue]) handle(job);
  for (const job of list) handle(job);
}

import { Gate } from './gate.mjs';
import { Barrier } from 'some-barrier';

const log = [];

async function work(job, all) {
  log.push(`ready ${job}`);
  await all.arrive();
  log.push(`go ${job}`);
}

export async function race(jobs) {
  const gate = new Gate(jobs.length);
  await Promise.all(jobs.map((job) => work(job, gate)));
}

export async function start(jobs) {
  const start = new Barrier(jobs.length);
  await Promise.all(
    jobs.map(async (job) => {
      await start.wait();
      log.push(job);
    }),
  );
}

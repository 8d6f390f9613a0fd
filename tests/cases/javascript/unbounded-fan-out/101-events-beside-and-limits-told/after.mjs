import { once } from 'node:events';
import pLimit from 'p-limit';

export async function closeAll(connections) {
  await Promise.all(connections.map(async (connection) => {
    await Promise.all([once(connection, 'close'), connection.close()]);
  }));
}

export async function check(tests, jobs, pool) {
  return Promise.all(tests.map((test) => {
    const concurrency = test.alone ? 1 : jobs;
    return pool.runIn(() => run(test), { concurrency });
  }));
}

export async function checkParts(tests) {
  const limit = pLimit(20);
  return Promise.all(tests.map((test) => limit(() => pMap(test.parts, (part) => run(part), { concurrency: 3 }))));
}

async function pMap(parts, mapper, { concurrency }) {
  for (const part of parts) await mapper(part, concurrency);
}

async function run(test) {
  return test.start();
}

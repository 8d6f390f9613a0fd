import pLimit from 'p-limit';
import { load, spawnJob, type Row } from './load.js';

export function rowsOf(ids: readonly string[], log: (error: unknown) => void): Promise<Row[]> {
  const limit = pLimit(20);
  return Promise.all(
    ids.map((id) => limit(() => {
      const row = load(id);
      row.catch(log);
      return row;
    })),
  );
}

export async function store(rows: readonly Row[]): Promise<void> {
  const limit = pLimit(20);
  const jobs: Promise<Row>[] = [];
  for (const [at, row] of rows.entries()) {
    // in the order of the rows
    const job: Promise<Row> = limit(() => load(row.id, at));
    jobs.push(job);
  }
  await Promise.all(jobs);
}

export async function feed(rows: readonly Row[]): Promise<void> {
  const jobs = [];
  for (const row of rows) {
    const job = spawnJob(row);
    job.stdin.end(row.id);
    jobs.push(job);
  }
  await Promise.all(jobs);
}

export async function totals(jobs: Promise<number>[], others: Promise<number>[]): Promise<number[][]> {
  const results = await Promise.allSettled(jobs);
  const good = results.filter((result) => result.status === 'fulfilled').map((result) => result.value);
  const blind = (await Promise.allSettled(others)).map((result) => (result as PromiseFulfilledResult<number>).value);
  return [good, blind];
}

export async function told(jobs: Promise<number>[], log: (error: unknown) => void): Promise<number[]> {
  const results = await Promise.allSettled(jobs);
  for (const result of results) {
    if (result.status === 'rejected') log(result.reason);
  }
  return results.map((result) => (result as PromiseFulfilledResult<number>).value);
}

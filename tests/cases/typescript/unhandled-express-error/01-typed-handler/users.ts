export async function findUsers(query: string): Promise<string[]> {
  return [query]
}

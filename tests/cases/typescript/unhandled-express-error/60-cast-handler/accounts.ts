export async function find(id: string): Promise<string> {
  return id;
}

export async function count(): Promise<number> {
  return 0;
}

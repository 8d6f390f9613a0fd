export async function size(name: string): Promise<number> {
  return name.length;
}

export async function load(id: string): Promise<string> {
  return id;
}

export function register(_rows: Promise<unknown>): (...args: unknown[]) => void {
  return () => {};
}

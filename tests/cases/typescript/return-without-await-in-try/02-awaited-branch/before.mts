async function remote(name: string): Promise<number> {
  return name.length;
}

export async function score(name: string, online: boolean): Promise<number> {
  try {
    return online ? await remote(name) : 0;
  } catch {
    return -1;
  }
}

export async function other(name: string, online: boolean): Promise<number> {
  try {
    return online ? remote(name) : 0;
  } catch {
    return -1;
  }
}

console.log(await score('x', true), await other('x', true));

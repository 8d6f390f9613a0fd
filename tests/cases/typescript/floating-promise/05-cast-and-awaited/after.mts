interface Store {
  flush(): Promise<void>;
}
interface Buffered {
  flush(): void;
}

async function open(): Promise<Store> {
  return { async flush() {} };
}

export async function close(store: Store, other: Store | Buffered): Promise<void> {
  (store as Buffered).flush();
  await (other as Store).flush();
  await (await open()).flush();
  const opened = await open();
  await opened.flush();
}

await close(await open(), await open());

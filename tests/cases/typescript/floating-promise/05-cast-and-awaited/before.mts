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
  (other as Store).flush();
  (await open()).flush();
  const opened = await open();
  opened.flush();
}

await close(await open(), await open());

export async function poll(check) {
  for (;;) {
    await check();
  }
}

export async function* rows(ids, load) {
  for (const id of ids) {
    yield await load(id);
  }
}

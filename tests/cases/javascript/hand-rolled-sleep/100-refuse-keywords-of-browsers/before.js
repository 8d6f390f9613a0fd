const wait = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

export async function poll(ask) {
  for (let round = 0; round < 3; round += 1) {
    if (await ask(round)) return true;
    await wait(50);
  }
  return false;
}

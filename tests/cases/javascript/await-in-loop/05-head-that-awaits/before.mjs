export async function drain(channel) {
  for (let one = await channel.receive(); one; one = await channel.receive()) {
    await handle(one);
  }
}

export async function all(ones) {
  for (let i = 0; i < ones.length; i += 1) {
    await handle(ones[i]);
  }
}

async function handle(one) {
  return one;
}

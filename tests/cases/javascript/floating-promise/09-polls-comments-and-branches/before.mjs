const wait = (ms) => new Promise((resolve) => setTimeout(resolve, ms));
const log = [];
const push = async (what) => {
  log.push(what);
};

async function poll() {
  if (log.length > 1) return;
  await push('poll');
  poll();
}

async function serve() {
  for (;;) await wait(1000);
}

export async function start(ready) {
  serve();
  // fire and forget
  push('a');
  ready ? push('b') : push('c');
  (async () => {
    try {
      await push('d');
    } catch {
      log.length = 0;
    }
  })();
  (async () => {
    await push('e');
  })();
  push('f').then();
  void push('g');
}

export const main = poll;

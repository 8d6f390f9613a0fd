const { setTimeout: sleep, setTimeout: nap } = require('timers/promises');

async function main() {
  await sleep(1);
  await nap(2);
  return 'done';
}

main().then(console.log);

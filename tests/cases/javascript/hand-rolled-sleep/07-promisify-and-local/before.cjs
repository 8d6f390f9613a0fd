const { promisify } = require('util');

const sleep = promisify(setTimeout);

async function main() {
  const nap = function (ms) {
    return new Promise((done) => { setTimeout(done, ms); });
  };

  await sleep(1);
  await nap(2);
  return 'done';
}

main().then(console.log);

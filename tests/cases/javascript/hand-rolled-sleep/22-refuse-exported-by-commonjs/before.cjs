const fs = require('fs').promises;

const sleep = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

async function readLater(path) {
  await sleep(100);
  return fs.readFile(path, 'utf8');
}

module.exports = { readLater, sleep };

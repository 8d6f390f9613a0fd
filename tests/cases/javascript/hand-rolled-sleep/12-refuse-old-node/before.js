const fs = require('fs');

const wait = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

exports.settle = async function settle(path) {
  await wait(50);
  return fs.existsSync(path);
};

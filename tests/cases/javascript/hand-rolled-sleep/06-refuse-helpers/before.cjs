const os = require('os');

const wait = (ms) => new Promise((resolve) => setTimeout(resolve, ms));
const nap = (ms) => new Promise((resolve) => setTimeout(resolve, ms));
// Long enough for the disk.
const rest = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

exports.pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));
exports.run = async (steps) => {
  await Promise.all(steps.map(wait));
  await nap(process.env.NAP_MS);
  await rest(os.uptime());
};

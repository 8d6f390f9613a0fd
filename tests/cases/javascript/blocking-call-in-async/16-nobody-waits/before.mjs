import fs from 'node:fs';

const sizes = {};

async function cleanUp() {
  fs.rmSync('server.pid');
}

process.on('exit', cleanUp);
process.on('SIGTERM', async () => {
  fs.appendFileSync('server.log', 'stopped');
  process.exit(0);
});

export async function measure(files) {
  files.forEach(async (file) => {
    sizes[file] = fs.statSync(file).size;
  });
  const own = {};
  await Promise.all(files.map(async (file) => {
    own[file] = fs.statSync(file).size;
  }));
  return own;
}

(async () => {
  fs.writeFileSync('sizes.json', '{}');
})();
console.log(fs.readFileSync('sizes.json', 'utf8'));

import fs from 'node:fs';

const file = 'hits.txt';
const load = () => Number(fs.readFileSync(file, 'utf8'));

function save(hits) {
  fs.writeFileSync(file, String(hits));
}

export async function bump() {
  const hits = Number(fs.readFileSync('hits.txt', 'utf8'));
  save(hits + 1);
}

export async function raise(hits) {
  if (load() < hits) fs.writeFileSync(file, String(hits));
}

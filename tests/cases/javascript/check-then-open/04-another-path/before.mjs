import fs from 'node:fs';

export function backup(file) {
  let at = file;
  if (fs.existsSync(at)) return at;
  at = `${at}.bak`;
  return fs.readFileSync(at);
}

export function free(file) {
  let at = file;
  for (let n = 1; fs.existsSync(at); n++) {
    at = `${file}.${n}`;
  }
  fs.writeFileSync(at, '');
  at = null;
}

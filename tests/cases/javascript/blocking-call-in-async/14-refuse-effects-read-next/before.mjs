import fs from 'node:fs';

let settings = {};

async function load() {
  settings = JSON.parse(fs.readFileSync('settings.json', 'utf8'));
}

load();
console.log(settings.theme);

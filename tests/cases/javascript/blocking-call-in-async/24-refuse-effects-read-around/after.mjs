import fs from 'node:fs';

export function makeApp(port) {
  let settings = {};
  const seen = new Set();

  async function load() {
    settings = JSON.parse(fs.readFileSync('settings.json', 'utf8'));
  }

  async function scan(folder) {
    for (const name of fs.readdirSync(folder)) seen.add(name);
  }

  async function warm(folder) {
    const names = await fs.promises.readdir(folder);
    console.log(names.length);
  }

  load();
  scan('plugins');
  warm('cache');
  return { port, theme: settings.theme, plugins: [...seen] };
}

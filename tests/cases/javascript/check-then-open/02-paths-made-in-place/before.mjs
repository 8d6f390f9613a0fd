import fs, { existsSync } from 'node:fs';
import path from 'node:path';

export function log(folder, name, next) {
  if (!existsSync(folder + '.log')) fs.writeFileSync(folder + '.log', '');
  if (existsSync(path.join(folder, name))) fs.readFileSync(path.join(folder, name));
  if (existsSync(`${folder}/x`)) fs.openSync(`${folder}/x`, 'r');
  const file = path.join(folder, 'y');
  if (existsSync(file)) return fs.createReadStream(path.join(folder, 'y'));
  if (existsSync(next())) return fs.readFileSync(next());
  return existsSync(folder + '.old') ? fs.readFileSync(folder + '.new') : null;
}

import {} from 'node:process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

export async function words(folder) {
  const text = await readFileSync(join(folder, 'words.txt'), 'utf8');
  const more = (await readFileSync(join(folder, 'more.txt'), 'utf8')).split('\n');
  return [...text.split('\n'), ...more];
}

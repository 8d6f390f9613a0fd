import {} from 'node:process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

export async function words(folder) {
  const text = await readFile(join(folder, 'words.txt'), 'utf8');
  const more = (await readFile(join(folder, 'more.txt'), 'utf8')).split('\n');
  return [...text.split('\n'), ...more];
}

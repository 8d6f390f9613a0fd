import { readFile } from 'node:fs/promises';

import { upload } from './upload.js';

export async function publish(paths) {
  const sizes = await Promise.all(
    paths.map(async (path) => {
      const bytes = await readFile(path);
      return bytes.length;
    }),
  );
  await Promise.all(paths.map(upload));
  return sizes;
}

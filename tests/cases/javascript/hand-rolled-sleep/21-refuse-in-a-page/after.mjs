import fs from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';

export async function shot(page, file) {
  await page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 100)));
  await sleep(100);
  await fs.writeFile(file, await page.screenshot());
}

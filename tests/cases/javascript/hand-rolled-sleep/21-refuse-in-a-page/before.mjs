import fs from 'node:fs/promises';

export async function shot(page, file) {
  await page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 100)));
  await new Promise((resolve) => setTimeout(resolve, 100));
  await fs.writeFile(file, await page.screenshot());
}

export async function titles(page, ids) {
  const found = await page.evaluate((all) => Promise.all(all.map((id) => window.load(id))), ids);
  return found.concat(await page.$$eval('a', links));
}

const links = async (nodes) => Promise.all(nodes.map((node) => window.load(node.href)));

function job(files) {
  return Promise.all(files.map((file) => self.read(file)));
}

export const source = `onmessage = (event) => (${job.toString()})(event.data);`;

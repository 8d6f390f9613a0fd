export async function titles(page, ids) {
  const found = await page.evaluate((all) => Promise.all(all.map((id) => window.load(id))), ids);
  return found.concat(await page.$$eval('a', links));
}

const links = async (nodes) => Promise.all(nodes.map((node) => window.load(node.href)));

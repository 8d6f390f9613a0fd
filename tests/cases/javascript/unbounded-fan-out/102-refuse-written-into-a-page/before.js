export async function reload(client, ids) {
  const load = async (all) => Promise.all(all.map((id) => window.load(id)));
  const code = `(${load})(${JSON.stringify(ids)});`;
  return client.send('Runtime.evaluate', { expression: code, awaitPromise: true });
}

async function drop(all) {
  return Promise.all(all.map((id) => window.drop(id)));
}

export const dropping = (ids) => '(' + drop + ')(' + JSON.stringify(ids) + ')';

const count = async (all) => Promise.all(all.map((id) => window.count(id)));

export const counting = String(count);

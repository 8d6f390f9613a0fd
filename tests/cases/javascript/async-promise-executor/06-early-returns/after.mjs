export async function first(id) {
  const row = await load(id);
  if (!row) return null;
  return { row };
}

export async function second(ids) {
    const found = [];
    for (const id of ids) {
      const row = await load(id);
      if (!row) return found;

      found.push(row);
    }
    return found;
}

export class Loader {
	async load(id) {
		const row = await load(id);
		if (row === 0) {
			throw new Error(`none
  of it`);
		}
		if (row > 9) return 9;
		return row;
	}
}

async function load(id) {
  return id;
}

export function first(id) {
  return new Promise(async (resolve, reject) => {
    try {
      const row = await load(id);
      if (!row) return resolve(null);
      resolve({ row });
    } catch (error) {
      reject(error);
    }
  });
}

export function second(ids) {
  return new Promise(async (resolve) => {
      const found = [];
      for (const id of ids) {
        const row = await load(id);
        if (!row) return resolve(found);

        found.push(row);
      }
      return resolve(found);
  });
}

export class Loader {
	load(id) {
		return new Promise(async (resolve, reject) => {
			try {
				const row = await load(id);
				if (row === 0) {
					return reject(new Error(`none
  of it`));
				}
				if (row > 9) return resolve(9);
				resolve(row);
			} catch (error) {
				return reject(error);
			}
		});
	}
}

async function load(id) {
  return id;
}

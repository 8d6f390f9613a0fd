const query = async (id) => id;

export function twice(rows) {
  return new Promise(async (resolve) => {
    resolve(1);
    await query(rows);
  });
}

export function shadowed(rows) {
  return new Promise(async (resolve) => {
    const rows = await query(1);
    resolve(rows);
  });
}

export function silent(id) {
  return new Promise(async (resolve) => {
    if (await query(id)) return;
    resolve(id);
  });
}

export function logged(id) {
  return new Promise(async (resolve, reject) => {
    try {
      resolve(await query(id));
    } catch (error) {
      console.error(error);
      reject(error);
    }
  });
}

export function chained(id) {
  return new Promise(async (resolve) => {
    resolve(await query(id));
  }).then((row) => row);
}

export class Lazy {
  get value() {
    return new Promise(async (resolve) => {
      resolve(await query(1));
    });
  }
}

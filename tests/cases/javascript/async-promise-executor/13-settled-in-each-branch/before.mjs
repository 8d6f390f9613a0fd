const query = async (id) => id;
const log = [];

export function found(id) {
  return new Promise(async (resolve, reject) => {
    try {
      const row = await query(id);
      if (row > 1) {
        log.push(row);
        resolve({ row });
      } else if (row < 0) {
        reject(new RangeError('negative'));
      } else {
        resolve();
      }
    } catch (error) {
      reject(error);
    }
  });
}

export function sign(id) {
  return new Promise(async (resolve, reject) => {
    const row = await query(id);
    if (row) resolve(row);
    else reject(new Error('none'));
  });
}

export function noted(id) {
  return new Promise(async (resolve) => {
    if (await query(id)) {
      log.push(id);
      resolve();
    } else {
      return resolve(0);
    }
  });
}

export function halfway(id) {
  return new Promise(async (resolve) => {
    if (await query(id)) {
      resolve(1);
    } else if (id === 0) {
      resolve(2);
    }
  });
}

export function goesOn(id) {
  return new Promise(async (resolve) => {
    if (await query(id)) {
      resolve(1);
    } else {
      resolve(2);
    }
    log.push(id);
  });
}

console.log(await found(2), await found(-1).catch((error) => error.message), await found(1));
console.log(await sign(3), await sign(0).catch((error) => error.message), await noted(1), await noted(0), log);

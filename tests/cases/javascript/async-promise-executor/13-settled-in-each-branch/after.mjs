const query = async (id) => id;
const log = [];

export async function found(id) {
  const row = await query(id);
  if (row > 1) {
    log.push(row);
    return { row };
  } else if (row < 0) {
    throw new RangeError('negative');
  } else {
    return;
  }
}

export async function sign(id) {
  const row = await query(id);
  if (row) return row;
  else throw new Error('none');
}

export async function noted(id) {
  if (await query(id)) {
    log.push(id);
  } else {
    return 0;
  }
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

let left = 2;
const load = async (name) => {
  left -= 1;
  if (left > 0) throw new Error('busy');
  return name;
};

function patient(name, tries) {
  return new Promise(async (resolve, reject) => {
    while (true) {
      try {
        const got = await load(name);
        return resolve(got);
      } catch (error) {
        if (tries-- === 0) return reject(error);
      }
    }
  });
}

function second(name) {
  return new Promise(async (resolve) => {
    for (let at = 0; ; at++) {
      switch (at) {
        case 0:
          break;
        default:
          return resolve(await load(name));
      }
    }
  });
}

function broken(name) {
  return new Promise(async (resolve) => {
    rounds: while (true) {
      for (;;) {
        if (!name) break rounds;
        return resolve(await load(name));
      }
    }
  });
}

console.log(await patient('ada', 3), await second('bo'), await broken('cy'));

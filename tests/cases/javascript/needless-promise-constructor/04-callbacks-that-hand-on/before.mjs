const ping = async (host) => `${host} up`;

async function check(host) {
  return new Promise((resolve, reject) => {
    ping(host).then((line) => resolve(line), (error) => reject(error));
  });
}

async function words(host) {
  const pending = new Promise((resolve, reject) => {
    ping(host)
      .then((line) => { resolve(line.split(' ')); })
      .catch((error) => { reject(error); });
  });
  return pending;
}

async function renamed(host) {
  return new Promise((resolve, reject) => {
    ping(host).then(resolve).catch((error) => reject(new Error(error.message)));
  });
}

console.log(await check('a'), await words('b'), await renamed('c'));

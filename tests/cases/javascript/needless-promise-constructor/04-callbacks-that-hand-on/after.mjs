const ping = async (host) => `${host} up`;

async function check(host) {
  return ping(host);
}

async function words(host) {
  const pending = ping(host)
    .then((line) => { return line.split(' '); });
  return pending;
}

async function renamed(host) {
  return new Promise((resolve, reject) => {
    ping(host).then(resolve).catch((error) => reject(new Error(error.message)));
  });
}

console.log(await check('a'), await words('b'), await renamed('c'));

const ping = async (host) => `${host} up`;

async function sizes(host) {
  return new Promise((resolve, reject) => {
    ping(host).then(({ length }) => resolve({ length }), reject);
  });
}

async function words(host) {
  return new Promise((resolve) => {
    ping(host)
      .then((line) => { resolve(line.split(' ')); });
  });
}

async function told(host) {
  return new Promise((resolve, reject) => {
    ping(host).then((line) => { if (line) resolve(line); }, reject);
  });
}

console.log(await sizes('a'), await words('b'), await told('c'));

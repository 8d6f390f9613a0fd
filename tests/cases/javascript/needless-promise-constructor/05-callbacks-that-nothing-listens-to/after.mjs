const ping = async (host) => `${host} up`;

async function sizes(host) {
  return ping(host).then(({ length }) => ({ length }));
}

async function words(host) {
  return ping(host)
    .then((line) => { return line.split(' '); });
}

async function told(host) {
  return new Promise((resolve, reject) => {
    ping(host).then((line) => { if (line) resolve(line); }, reject);
  });
}

console.log(await sizes('a'), await words('b'), await told('c'));

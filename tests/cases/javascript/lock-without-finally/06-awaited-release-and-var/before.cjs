var Mutex = require('async-mutex').Mutex;

var mutex = new Mutex();
var load = async function (name) {
  return name.length;
};

async function size(name) {
  var release = await mutex.acquire();
  var found = await load(name);
  release();
  return found + 1;
}

async function note(name) {
  const release = await mutex.acquire();
  console.log(await load(name));
  await release(); // nothing to wait for
}

size('a').then(function (n) {
  return note('b' + n);
});

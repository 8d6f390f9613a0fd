var Mutex = require('async-mutex').Mutex;

var mutex = new Mutex();
var load = async function (name) {
  return name.length;
};

async function size(name) {
  var release = await mutex.acquire();
  try {
    var found = await load(name);
  } finally {
    release();
  }
  return found + 1;
}

async function note(name) {
  const release = await mutex.acquire();
  try {
    console.log(await load(name));
  } finally {
    await release(); // nothing to wait for
  }
}

size('a').then(function (n) {
  return note('b' + n);
});

import fs from 'node:fs';

let turn = 0;

async function next(ms) {
  const mine = turn;
  const end = Date.now() + ms;
  while (Date.now() < end) {}
  turn = mine + 1;
}

async function each(list, end) {
  list.forEach(() => {
    while (Date.now() < end) {}
  });
  while (Date.now() < end) {
    // nothing
  }
  while (Date.now() < end && turn < 5) {}
  while (!fs.existsSync('x')) await new Promise((resolve) => setTimeout(resolve, 5));
  while (turn < 5) {}
}

console.log(next, each);

async function grid(rows, cols, load) {
  const cells = [];
  for (let row = 0; row < rows; row++) {
    for (let col = 0; col < cols; col++) cells.push(await load(row, col));
  }
  for (let row = 0; row < rows; row++) {
    for (let col = 0; col < 3; col++) cells.push(row * col);
  }
  for (const cell of cells) {
    for (let at = 0; at < cell; at++) cells[0] += at;
  }
  return JSON.parse(cells.join(''));
}

function pairs(n) {
  for (let a = 0; a < n; a++) for (let b = 0; b < n; b++) console.log(a, b);
}

console.log(typeof grid, typeof pairs);

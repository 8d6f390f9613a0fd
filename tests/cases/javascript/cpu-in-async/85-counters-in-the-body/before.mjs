async function primes(limit) {
  const found = [];
  let n = 2;
  while (n < limit) {
    let prime = true;
    let d = 2;
    while (d * d <= n) {
      if (n % d === 0) prime = false;
      d += 1;
    }
    if (prime) found.push(n);
    n++;
  }
  return found;
}

async function pairs(words) {
  let found = 0;
  for (let i = 0; i < words.length; i++) {
    let j = i;
    do {
      if (words[i] === words[j]) found++;
      j++;
    } while (j < words.length);
  }
  return found;
}

async function drain(queue, words) {
  let seen = 0;
  while (queue.length > 0) {
    const next = queue.pop();
    let i = 0;
    while (i < words.length) {
      if (words[i] === next) seen += 1;
      i++;
    }
  }
  return seen;
}

console.log((await primes(20)).join(' '), await pairs(['a', 'b', 'a']), await drain(['a'], ['a', 'b']));

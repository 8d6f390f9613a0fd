const fs = require('node:fs');

// Lets what is queued have its turn.
const nextTurn = () => new Promise((resolve) => setTimeout(resolve));

async function retry(load, attempts) {
  for (let attempt = 1; ; attempt++) {
    try {
      return await load(fs);
    } catch (error) {
      if (attempt >= attempts) throw error;
      await nextTurn();
      await new Promise((resolve) => setTimeout(resolve, 2 ** attempt));
    }
  }
}

let calls = 0;
const load = async () => {
  calls += 1;
  if (calls < 3) throw new Error('busy');
  return calls;
};
retry(load, 5).then((value) => console.log(value));

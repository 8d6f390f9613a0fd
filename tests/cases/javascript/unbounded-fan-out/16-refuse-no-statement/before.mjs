const words = ['tea', 'mate'];

const size = async (word) => word.length;

class Sizes {
  all = Promise.all(words.map((word) => size(word)));
}

async function total(sizes = Promise.all(words.map((word) => size(word)))) {
  return (await sizes).reduce((a, b) => a + b, 0);
}

console.log(await new Sizes().all, await total());

const seen = [];
const keep = async (value) => {
  seen.push(String(value));
};
const slots = new Array(3);
slots[1] = 'one';

class Ring {
  #places = new Array(2);

  async all() {
    this.#places.forEach(async (place) => {
      await keep(place);
    });
  }
}

async function walk(names) {
  [1, , 3].forEach(async (n) => { await keep(n); });
  slots.slice(1).forEach(async (slot) => { await keep(slot); });
  for (const n of [1, , 3].filter((n) => n)) { await keep(n); }
  for (const n of new Array(2).fill(0)) { await keep(n); }
  delete names[0];
  names.forEach(async (name) => { await keep(name); });
  await new Ring().all();
}

await walk(['ada', 'bo']);
console.log(seen.sort().join(' '));

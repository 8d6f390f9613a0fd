const seen = [];
const note = async (...what) => {
  seen.push(what.join(':'));
};

function* numbers() {
  yield 3;
}

export async function list(rows) {
  const byName = new Map(rows);
  byName.values().forEach(async (row, at) => {
    await note(row, at);
  });
  const names = byName.keys();
  names.filter(Boolean).forEach(async (name, at) => {
    await note(name, at);
  });
  numbers().forEach(async (number, at) => {
    await note(number, at);
  });
  byName.keys().forEach(async (name) => {
    await note(name);
  });
  Object.values(rows).forEach(async (row, at) => {
    await note(row, at);
  });
}

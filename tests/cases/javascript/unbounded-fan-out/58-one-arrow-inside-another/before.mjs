const load = async (id) => id * 2;

export const twice = (ids) => Promise.all(ids.map((id) => load(id))).then((rows) => Promise.all(rows.map((id) => load(id))));

export const both = async (ids, more) => [await Promise.all(ids.map((id) => load(id))), await Promise.all(more.map((id) => load(id)))];

console.log(await twice([1]), await both([2], [3]));

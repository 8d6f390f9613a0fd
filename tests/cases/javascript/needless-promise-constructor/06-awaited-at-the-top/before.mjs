const load = async (id) => id;

const row = await new Promise((resolve, reject) => {
  load(1).then(resolve, reject);
});
try {
  await new Promise((resolve, reject) => load(row).then(resolve).catch(reject));
} catch {
  console.log('never');
}

export const later = new Promise((resolve, reject) => {
  load(2).then(resolve, reject);
});

console.log(row, await later);

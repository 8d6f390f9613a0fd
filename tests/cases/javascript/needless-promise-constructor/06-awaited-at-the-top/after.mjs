const load = async (id) => id;

const row = await load(1);
try {
  await load(row);
} catch {
  console.log('never');
}

export const later = new Promise((resolve, reject) => {
  load(2).then(resolve, reject);
});

console.log(row, await later);

const query = async (id) => (id > 1 ? { id } : null);

function find(id) {
  return new Promise(async (resolve, reject) => {
    if (!id) return reject(new Error('no id'));
    const row = await query(id);
    if (!row) {
      resolve('none');
      return;
    }
    // the usual way
    resolve(
      await query(row.id),
    );
  });
}

const forms = {
  method() {
    return new Promise(async (resolve, reject) => {
      try {
        await query(1);
        resolve();
      } catch (error) {
        return reject(error);
      }
    });
  },
  arrow: (id) => new Promise(async (resolve) => resolve(await query(id))),
};

const told = await find(0).catch((error) => error.message);
console.log(told, await find(1), (await find(2)).id, await forms.method(), (await forms.arrow(3)).id);

exports.loadAll = async (ids) => {
  return Promise.all(ids.map((id) => load(id)));
};

async function load(id) {
  return id;
}

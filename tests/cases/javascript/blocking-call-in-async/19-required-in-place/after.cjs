exports.settings = async (path) => JSON.parse(await require('fs').promises.readFile(path, 'utf8'));

exports.size = async (path) => {
  const { size } = await require('node:fs').promises.stat(path);
  return size;
};

exports.size(__filename).then((size) => console.log(size > 0));
